/* What stands above the moves: the header panel and the introduction. */
#include "compose/parts.h"

#include <string.h>

#define FIELDS_MAX 4

/* "Lower back" -> "lower back", but "TFL stretch" stays. */
static char *
lower_first(const char *name)
{
    const char *second = g_utf8_next_char(name);
    if (g_unichar_isupper(g_utf8_get_char(second)))
        return g_strdup(name);
    gunichar first = g_unichar_tolower(g_utf8_get_char(name));
    GString *out = g_string_new(NULL);
    g_string_append_unichar(out, first);
    g_string_append(out, second);
    return g_string_free(out, FALSE);
}

static const char *
routine_title(const Compose *c, const Routine *routine)
{
    if (routine->title != NULL)
        return client_text_in(c, routine->title_lang, routine->title,
                              routine->built_in);
    g_autofree char *name = lower_first(routine->name);
    return say_in(c, routine->title_lang, "title-routine", "name",
                  client_text(c, name, routine->built_in), NULL);
}

const char *
handout_title(const Compose *c)
{
    if (c->plan->title != NULL)
        return arena_strdup(c->arena, c->plan->title);
    if (c->routines->len == 1)
        return routine_title(c, g_array_index(c->routines, const Routine *, 0));
    return word(c, c->moves->len > 0 ? "title-moves" : "title-advice");
}

/* The language of the title, or NULL: the document's. */
static const char *
title_lang(const Compose *c)
{
    if (c->plan->title != NULL || c->routines->len != 1)
        return c->title_lang;
    return arena_strdup(
            c->arena,
            g_array_index(c->routines, const Routine *, 0)->title_lang);
}

static const char *
therapist_name(const Compose *c)
{
    const Practice *p = c->practice;
    if (p->therapist == NULL || p->qualifications == NULL)
        return as_written(c, p->therapist);
    return as_written(c, say(c, "list-comma", "a", p->therapist, "b",
                             p->qualifications, NULL));
}

static void
add_field(const Compose *c, HeaderBlock *header, Field *fields, const char *key,
          const char *value)
{
    if (value != NULL)
        fields[header->n_fields++] = (Field){ word(c, key), value };
}

static void
add_fields(const Compose *c, HeaderBlock *header)
{
    const Plan *plan = c->plan;
    Field *fields = arena_array(c->arena, Field, FIELDS_MAX);
    add_field(c, header, fields, "field-client",
              as_written(c, plan->client));
    add_field(c, header, fields, "field-therapist", therapist_name(c));
    if (plan->date.year != 0)
        add_field(c, header, fields, "field-date", say_date(c, plan->date));
    if (plan->next.year != 0)
        add_field(c, header, fields, "field-next",
                  say_date_time(c, plan->next));
    header->fields = fields;
}

/* The practice's web address as a code, and without "https://" below it. */
static void
add_code(const Compose *c, HeaderBlock *header)
{
    const char *web = c->practice->web;
    if (web == NULL)
        return;
    header->qr = web_href(c, web);
    header->qr_label = as_written(c, short_web(c, web));
    header->qr_caption = word(c, "scan");
}

void
add_header(Compose *c)
{
    Block block = { .header = {
                            .practice = as_written(c, c->practice->practice),
                            .logo = arena_strdup(c->arena, c->practice->logo),
                            .logo_pos = c->practice->logo_pos,
                            .title = handout_title(c),
                            .title_lang = title_lang(c),
                    } };
    add_code(c, &block.header);
    add_fields(c, &block.header);
    add_block(c, PART_HEADER, BLOCK_HEADER, &block);
}

Prose
routine_notes(const Compose *c)
{
    Prose notes = PROSE_EMPTY;
    for (guint i = 0; i < c->routines->len; i++) {
        const Routine *routine = g_array_index(c->routines, const Routine *, i);
        if (routine->note == NULL)
            continue;
        const char *text = client_text_in(c, routine->note_lang, routine->note,
                                          routine->built_in);
        Prose note = prose_paragraphs(c, text, routine->pos);
        notes = prose_join(c, notes, prose_in(c, note, routine->note_lang));
    }
    return notes;
}

static const char *
stop_line(const Compose *c)
{
    for (guint i = 0; i < c->texts->len; i++) {
        if (text_at(c, i)->advice->place == PLACE_SAFETY)
            return word(c, "stop-line-page");
    }
    return word(c, "stop-line");
}

void
add_intro(Compose *c)
{
    Block block = { .intro = { .stop_line = NULL } };
    IntroBlock *intro = &block.intro;
    for (guint i = 0; i < c->texts->len; i++) {
        const Advice *advice = text_at(c, i)->advice;
        if (advice->place != PLACE_INTRO)
            continue;
        if (intro->heading == NULL) {
            intro->heading = client_text_in(c, advice->title_lang,
                                            advice->title, advice->built_in);
            intro->heading_lang = arena_strdup(c->arena, advice->title_lang);
        }
        Prose body = client_prose(c, advice->body, advice->built_in);
        intro->prose = prose_join(c, intro->prose, body);
    }
    intro->prose = prose_join(c, intro->prose, routine_notes(c));
    if (c->plan->goal != NULL)
        intro->goal = make_labelled(
                c, ICON_GOAL, "goal",
                prose_paragraphs(c, c->plan->goal, c->plan->goal_pos));
    if (c->moves->len > 0)
        intro->stop_line = stop_line(c);
    if (intro->prose.n > 0 || intro->goal.label || intro->stop_line)
        add_block(c, PART_INTRO, BLOCK_INTRO, &block);
}
