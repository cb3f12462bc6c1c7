/* What stands at the end: what comes next, notes, and the foot of each
   page. */
#include "compose/parts.h"

#include <string.h>

/* The phase after `phase`, or NULL. */
static const RoutinePhase *
phase_after(const Routine *routine, const RoutinePhase *phase)
{
    size_t i = (size_t)(phase - routine->phases) + 1;
    return i < routine->n_phases ? &routine->phases[i] : NULL;
}

/* "Then comes phase 2: Get strong.  It is for weeks 3 to 4." */
static Prose
describe_next(const Compose *c, const RoutinePhase *next)
{
    char number[16];
    g_snprintf(number, sizeof number, "%d", next->number);
    const char *lang = next->name_lang;
    const char *text = next->name
                               ? say_in(c, lang, "next-phase-named", "n",
                                        number, "name", next->name, NULL)
                               : say(c, "next-phase", "n", number, NULL);
    if (next->weeks != NULL) {
        const char *weeks = say_in(c, lang, "next-phase-weeks", "weeks",
                                   say_weeks(c, lang, next->weeks), NULL);
        text = arena_printf(c->arena, "%s %s", text, weeks);
    }
    return prose_in(c, prose_paragraph(c, text), lang);
}

static void
add_phase_end(Compose *c, const Routine *routine, const RoutinePhase *phase)
{
    if (phase->move_on_when == NULL)
        return;
    const char *line = client_text_in(c, phase->move_on_lang,
                                      phase->move_on_when, routine->built_in);
    const RoutinePhase *next = phase_after(routine, phase);
    Block block = { .panel = { .icon = ICON_ARROW } };
    PanelBlock *panel = &block.panel;
    panel->title = has_several_phases(c) ? say(c, "next-after", "phase",
                                               phase_name(c, phase), NULL)
                                         : word(c, "next");
    panel->prose = prose_in(c, prose_paragraph(c, line), phase->move_on_lang);
    if (next != NULL) {
        Prose lead = prose_paragraph(c, word(c, "next-when"));
        panel->prose = prose_join(c, lead, panel->prose);
        panel->prose = prose_join(c, panel->prose, describe_next(c, next));
    }
    panel->continued = say(c, "continued", "name", panel->title, NULL);
    add_block(c, PART_NEXT, BLOCK_PANEL, &block);
}

void
add_next(Compose *c)
{
    g_autoptr(GArray) starts = phase_starts(c);
    for (guint i = 0; i < starts->len; i++) {
        const Move *move = move_at(c, g_array_index(starts, guint, i));
        add_phase_end(c, move->routine, move->phase);
    }
}

/* The therapist's note, and lines to write on where there is room. */
void
add_notes(Compose *c)
{
    const char *therapist = c->practice->therapist;
    if (c->plan->note != NULL) {
        Block note = { .notes = {
                               .heading =
                                       therapist ? say(c, "note-from-therapist",
                                                       "therapist",
                                                       as_written(c, therapist),
                                                       NULL)
                                                 : word(c, "note-from"),
                               .prose = prose_paragraphs(c, c->plan->note,
                                                         c->plan->note_pos),
                       } };
        add_block(c, PART_NOTES, BLOCK_NOTES, &note);
    }
    Block lines = { .notes = { .heading = word(c, "notes-own"),
                               .ruled = true } };
    add_block(c, PART_NOTES, BLOCK_NOTES, &lines);
}

/* What of the address is known, divided by dots. */
static const char *
footer_address(const Compose *c)
{
    const Practice *p = c->practice;
    const char *parts[] = {
        p->address,
        p->phone != NULL ? p->email : NULL, /* else it is the number to call */
        p->web != NULL ? short_web(c, p->web) : NULL,
        p->footer,
    };
    const char *address = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i] == NULL)
            continue;
        const char *part = as_written(c, parts[i]);
        address = address == NULL
                          ? part
                          : arena_printf(c->arena, "%s · %s", address, part);
    }
    return address;
}

static void
add_link(Footer *footer, const char *words, const char *href)
{
    g_assert(footer->n_links < FOOTER_LINKS_MAX);
    footer->links[footer->n_links++] = (TextLink){ words, href };
}

/* "tel:01314960182" */
static const char *
phone_href(const Compose *c, const char *phone)
{
    g_autoptr(GString) href = g_string_new("tel:");
    for (const char *p = phone; *p != '\0'; p++)
        if (g_str_has_prefix(p, "(0)")) /* not dialled after "+44" */
            p += strlen("(0)") - 1;
        else if (g_ascii_isdigit(*p) || (*p == '+' && href->len == 4))
            g_string_append_c(href, *p);
    return arena_strdup(c->arena, href->str);
}

static void
add_links(const Compose *c, Footer *footer)
{
    const Practice *p = c->practice;
    if (p->phone != NULL)
        add_link(footer, arena_strdup(c->arena, p->phone),
                 phone_href(c, p->phone));
    if (p->email != NULL)
        add_link(footer, arena_strdup(c->arena, p->email),
                 arena_printf(c->arena, "mailto:%s", p->email));
    if (p->web != NULL)
        add_link(footer, short_web(c, p->web), web_href(c, p->web));
}

Footer
make_footer(const Compose *c)
{
    const Practice *p = c->practice;
    Footer footer = {
        .address = footer_address(c),
        .client = as_written(c, c->plan->client),
        .page_of = word(c, "page-of"),
    };
    if (p->phone != NULL)
        footer.phone = say(c, "footer-phone", "phone",
                           as_written(c, p->phone), NULL);
    else if (p->email != NULL)
        footer.phone = say(c, "footer-email", "email",
                           as_written(c, p->email), NULL);
    add_links(c, &footer);
    return footer;
}
