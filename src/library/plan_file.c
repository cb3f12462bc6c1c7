#include "library/plan_file.h"

#include <string.h>

#include "base/suggest.h"
#include "library/clean_text.h"
#include "library/files.h"
#include "library/schema.h"
#include "parse/dose.h"

#define N_KEYS 19

/* What one source, the file or the command line, says. */
typedef struct {
    Plan plan; /* only its single values */
    PlanItem routine;
    bool has[N_KEYS];
    SrcPos pos[N_KEYS];
    GArray *items;   /* of PlanItem: without a key, then `add` */
    GArray *adds;    /* of PlanItem */
    GArray *changes; /* of PlanItem */
    GArray *waivers; /* of PlanWaiver */
    GArray *allowed; /* of PlanWaiver */
    GArray *without, *conditions; /* of PlanWord */
} Source;

struct PlanBuilder {
    Arena *arena;
    Diag *diag;
    int n_errors;      /* when the builder was made */
    Source file, line; /* line: the command line, which is nearer */
};

#define AT(member) .offset = offsetof(Source, plan.member)
#define PLACE(member) .pos_offset = offsetof(Plan, member)

const PlanKey plan_keys[N_KEYS] = {
    { "client", PLAN_TEXT, "NAME", "the client's name", .most = 200, AT(client),
      PLACE(client_pos) },
    { "side", PLAN_SIDE, "left|right|both", "the sore side", AT(side) },
    { "date", PLAN_DATE, "YYYY-MM-DD", "date of the handout (today)",
      AT(date) },
    { "next", PLAN_DATE_TIME, "YYYY-MM-DD [HH:MM]", "the next visit",
      AT(next) },
    { "goal", PLAN_TEXT, "TEXT", "what the client wants to do again",
      .most = 500, AT(goal), PLACE(goal_pos) },
    { "routine", PLAN_ID, "ID", "the routine, printed before other items",
      .offset = offsetof(Source, routine) },
    { "phase", PLAN_PHASE, "N|all", "phase of the routine (1)", AT(phase),
      PLACE(phase_pos) },
    { "change", PLAN_DOSES, "ID=DOSE", "another dose for one exercise, or skip",
      .offset = offsetof(Source, changes) },
    { "add", PLAN_ITEMS, "ID[=DOSE]", "one more item, after the others",
      .offset = offsetof(Source, adds) },
    { "note", PLAN_PARAGRAPHS, "TEXT", "your note to the client", .most = 5000,
      AT(note), PLACE(note_pos) },
    { "layout", PLAN_TEXT, "NAME", "layout (handout-classic)", .most = 64,
      AT(layout), PLACE(layout_pos) },
    { "paper", PLAN_TEXT, "PAPER", "paper: a4, letter, 148x210mm", .most = 64, AT(paper),
      PLACE(paper_pos) },
    { "lang", PLAN_TEXT, "LANG", "language of the handout", .most = 64,
      AT(lang), PLACE(lang_pos) },
    { "title", PLAN_TEXT, "TEXT", "title over the handout", .most = 200,
      AT(title), PLACE(title_pos) },
    { "without-safety", PLAN_REASONS, "ID=REASON",
      "leave out a safety text, and say why", .most = 500,
      .offset = offsetof(Source, waivers) },
    { "order", PLAN_ORDER, "given|easy",
      "easy: the order with the fewest changes of position", AT(order) },
    { "without", PLAN_THINGS, "THINGS", "equipment to do without", .most = 64,
      .offset = offsetof(Source, without) },
    { "conditions", PLAN_CONDITIONS, "CONDITIONS",
      "what the client has, as osteoporosis; limber-files(5) lists them",
      .most = 64, .offset = offsetof(Source, conditions) },
    { "allow", PLAN_REASONS, "ID=REASON",
      "print an exercise in spite of the conditions, and say why", .most = 500,
      .offset = offsetof(Source, allowed) },
};
const size_t n_plan_keys = N_KEYS;

/* As we name them; side_names has the order of the enum. */
static const char *const sides[] = { "left", "right", "both", NULL };

static void
init_source(Source *source, Arena *arena)
{
    source->items = g_array_new(FALSE, TRUE, sizeof(PlanItem));
    source->adds = g_array_new(FALSE, TRUE, sizeof(PlanItem));
    source->changes = g_array_new(FALSE, TRUE, sizeof(PlanItem));
    source->waivers = g_array_new(FALSE, TRUE, sizeof(PlanWaiver));
    source->allowed = g_array_new(FALSE, TRUE, sizeof(PlanWaiver));
    source->without = g_array_new(FALSE, TRUE, sizeof(PlanWord));
    source->conditions = g_array_new(FALSE, TRUE, sizeof(PlanWord));
    source->plan.date = DATE_NONE;
    source->plan.next = DATE_NONE;
    GArray *all[] = { source->items,   source->adds,    source->changes,
                      source->waivers, source->allowed, source->without,
                      source->conditions };
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        arena_own(arena, all[i], (GDestroyNotify)g_array_unref);
}

PlanBuilder *
plan_builder_new(Arena *arena, Diag *diag)
{
    PlanBuilder *builder = arena_new0(arena, PlanBuilder);
    builder->arena = arena;
    builder->diag = diag;
    builder->n_errors = diag_n_errors(diag);
    init_source(&builder->file, arena);
    init_source(&builder->line, arena);
    return builder;
}

/* Single values: readers of one text into a field. */

typedef bool ReadValue(PlanBuilder *builder, const PlanKey *key,
                       const char *text, SrcPos pos, void *field);

static bool
read_text(PlanBuilder *builder, const PlanKey *key, const char *text,
          SrcPos pos, void *field)
{
    const char *clean = clean_line(builder->arena, text, key->name, key->most,
                                   pos, builder->diag);
    *(const char **)field = clean;
    return clean != NULL;
}

static bool
read_paragraphs(PlanBuilder *builder, const PlanKey *key, const char *text,
                SrcPos pos, void *field)
{
    const char *clean = clean_paragraphs(builder->arena, text, key->name,
                                         key->most, pos, builder->diag);
    *(const char **)field = clean;
    return clean != NULL;
}

/* The index of `text` in `names`; -1 and a message, with the names as `shown`,
   when it is not `what`. */
static int
find_choice(PlanBuilder *builder, const char *what, const char *text,
            SrcPos pos, const char *const *names, const char *const *shown)
{
    int found = vocab_find(names, text);
    if (found >= 0)
        return found;
    g_autofree char *suggestion = suggest_or_list(text, shown);
    diag_add(builder->diag, DIAG_ERROR, pos, "'%s' is not %s%s", text, what,
             suggestion);
    return -1;
}

static bool
read_side(PlanBuilder *builder, G_GNUC_UNUSED const PlanKey *key,
          const char *text, SrcPos pos, void *field)
{
    int side = find_choice(builder, "a side", text, pos, side_names, sides);
    if (side >= 0)
        *(Side *)field = (Side)side;
    return side >= 0;
}

static bool
read_date(PlanBuilder *builder, const PlanKey *key, const char *text,
          SrcPos pos, void *field)
{
    bool with_time = key->type == PLAN_DATE_TIME;
    DateTime date;
    if (!date_parse(text, &date) || (date.hour >= 0 && !with_time)) {
        diag_add(builder->diag, DIAG_ERROR, pos,
                 "'%s' is not a date; expected YYYY-MM-DD%s", text,
                 with_time ? " or YYYY-MM-DD HH:MM" : "");
        return false;
    }
    *(DateTime *)field = date;
    return true;
}

static bool
read_phase(PlanBuilder *builder, const PlanKey *key, const char *text,
           SrcPos pos, void *field)
{
    guint64 number = 0;
    bool all = strcmp(text, "all") == 0;
    if (!all && !g_ascii_string_to_unsigned(text, 10, 1, 99, &number, NULL)) {
        diag_add(builder->diag, DIAG_ERROR, pos,
                 "'%s' is not a %s; expected a number from 1, or all", text,
                 key->name);
        return false;
    }
    *(int *)field = all ? PHASE_ALL : (int)number;
    return true;
}

static bool
read_order(PlanBuilder *builder, G_GNUC_UNUSED const PlanKey *key,
           const char *text, SrcPos pos, void *field)
{
    int order = find_choice(builder, "an order", text, pos, order_names,
                            order_names);
    if (order >= 0)
        *(Order *)field = (Order)order;
    return order >= 0;
}

static bool
read_id(PlanBuilder *builder, const PlanKey *key, const char *text, SrcPos pos,
        void *field)
{
    const char *id = clean_line(builder->arena, text, key->name, 200, pos,
                                builder->diag);
    *(PlanItem *)field = (PlanItem){ .id = id, .pos = pos };
    return id != NULL;
}

static const struct {
    ReadValue *read; /* NULL: a list or map */
    size_t size;     /* of the field */
} types[] = {
    [PLAN_TEXT] = { read_text, sizeof(const char *) },
    [PLAN_PARAGRAPHS] = { read_paragraphs, sizeof(const char *) },
    [PLAN_SIDE] = { read_side, sizeof(Side) },
    [PLAN_DATE] = { read_date, sizeof(DateTime) },
    [PLAN_DATE_TIME] = { read_date, sizeof(DateTime) },
    [PLAN_PHASE] = { read_phase, sizeof(int) },
    [PLAN_ORDER] = { read_order, sizeof(Order) },
    [PLAN_ID] = { read_id, sizeof(PlanItem) },
    [PLAN_ITEMS] = { NULL, 0 },
    [PLAN_DOSES] = { NULL, 0 },
    [PLAN_REASONS] = { NULL, 0 },
    [PLAN_THINGS] = { NULL, 0 },
    [PLAN_CONDITIONS] = { NULL, 0 },
};

static bool
set_single(PlanBuilder *builder, Source *source, size_t k, const char *text,
           SrcPos pos)
{
    const PlanKey *key = &plan_keys[k];
    if (!types[key->type].read(builder, key, text, pos,
                               (char *)source + key->offset))
        return false;
    source->has[k] = true;
    source->pos[k] = pos;
    return true;
}

/* Pairs: an id with a dose, "skip" or a reason. */

typedef struct {
    const char *id, *value; /* value: NULL = none was given */
    SrcPos id_pos, value_pos;
} Pair;

/* Lays `item` over the one with its id, else appends it.  What the nearer dose
   does not speak of stays; a skip leaves nothing. */
static void
lay_item(GArray *items, const PlanItem *item)
{
    for (guint i = 0; i < items->len; i++) {
        PlanItem *old = &g_array_index(items, PlanItem, i);
        if (strcmp(old->id, item->id) != 0)
            continue;
        if (item->skip) {
            *old = *item;
        } else if (item->dose.has != 0 || item->use != USE_AS_IS) {
            old->dose = dose_overlay(&old->dose, &item->dose);
            old->use = item->use != USE_AS_IS ? item->use : old->use;
            old->skip = false;
            old->pos = item->pos;
        }
        return;
    }
    g_array_append_val(items, *item);
}

static void
lay_waiver(GArray *waivers, const PlanWaiver *waiver)
{
    for (guint i = 0; i < waivers->len; i++) {
        PlanWaiver *old = &g_array_index(waivers, PlanWaiver, i);
        if (strcmp(old->id, waiver->id) == 0) {
            *old = *waiver;
            return;
        }
    }
    g_array_append_val(waivers, *waiver);
}

/* "ID" or "ID:easier". */
static bool
read_item_id(PlanBuilder *builder, const Pair *pair, PlanItem *item)
{
    static const char *const variants[] = { "easier", "harder", NULL };
    G_STATIC_ASSERT(USE_EASIER == 1 && USE_HARDER == 2);
    item->id = clean_line(builder->arena, pair->id, "id", 200, pair->id_pos,
                          builder->diag);
    if (item->id == NULL)
        return false;
    const char *colon = strchr(item->id, ':');
    if (colon == NULL)
        return true;
    int i = vocab_find(variants, colon + 1);
    item->use = (Use)(i + 1);
    item->id = arena_strndup(builder->arena, item->id,
                             (size_t)(colon - item->id));
    if (i >= 0)
        return true;
    g_autofree char *suggestion = suggest_or_list(colon + 1, variants);
    diag_add(builder->diag, DIAG_ERROR, pair->id_pos,
             "'%s' has no '%s' way%s", item->id, colon + 1, suggestion);
    return false;
}

static bool
add_item(PlanBuilder *builder, const Pair *pair, bool may_skip, GArray *items)
{
    PlanItem item = { .pos = pair->id_pos };
    bool ok = read_item_id(builder, pair, &item);
    if (item.id == NULL)
        return false;
    if (may_skip && g_strcmp0(pair->value, "skip") == 0)
        item.skip = true;
    else if (pair->value != NULL)
        ok &= dose_parse(builder->arena, pair->value, pair->value_pos,
                         &item.dose, builder->diag);
    /* Even so: whether there is such an id is worth a message of its own. */
    lay_item(items, &item);
    return ok;
}

static bool
add_waiver(PlanBuilder *builder, const PlanKey *key, const Pair *pair,
           GArray *waivers)
{
    PlanWaiver waiver = { .pos = pair->id_pos };
    waiver.id = clean_line(builder->arena, pair->id, "id", 200, pair->id_pos,
                           builder->diag);
    waiver.reason = clean_line(builder->arena, pair->value, key->name,
                               key->most, pair->value_pos, builder->diag);
    if (waiver.id == NULL || waiver.reason == NULL)
        return false;
    lay_waiver(waivers, &waiver);
    return true;
}

/* The list of `source` that the key fills. */
static GArray *
list_of(Source *source, const PlanKey *key)
{
    GArray *list;
    memcpy(&list, (char *)source + key->offset, sizeof list);
    return list;
}

/* A thing or a condition, each once. */
static bool
add_word(PlanBuilder *builder, const PlanKey *key, const char *text, SrcPos pos,
         GArray *words)
{
    PlanWord word = { .pos = pos };
    word.text = clean_line(builder->arena, text, key->name, key->most, pos,
                           builder->diag);
    if (word.text == NULL)
        return false;
    if (key->type == PLAN_CONDITIONS &&
        vocab_find(condition_names, word.text) < 0) {
        g_autofree char *hint = suggest_phrase(word.text, condition_names);
        diag_add(builder->diag, DIAG_ERROR, pos, "unknown condition '%s'%s",
                 word.text,
                 *hint ? hint : "; limber-files(5) lists them");
        return false;
    }
    for (guint i = 0; i < words->len; i++) {
        if (strcmp(g_array_index(words, PlanWord, i).text, word.text) == 0)
            return true;
    }
    g_array_append_val(words, word);
    return true;
}

static bool
add_pair(PlanBuilder *builder, Source *source, const PlanKey *key,
         const Pair *pair)
{
    GArray *list = list_of(source, key);
    if (pair->value == NULL && key->type != PLAN_ITEMS) {
        diag_add(builder->diag, DIAG_ERROR, pair->id_pos,
                 "'%s' lacks its value; expected %s", pair->id,
                 key->value_name);
        return false;
    }
    if (key->type == PLAN_REASONS)
        return add_waiver(builder, key, pair, list);
    return add_item(builder, pair, key->type == PLAN_DOSES, list);
}

/* Divides "ID=VALUE" at its first "=". */
static Pair
split_pair(Arena *arena, const char *text, SrcPos pos)
{
    const char *equals = strchr(text, '=');
    size_t n = equals != NULL ? (size_t)(equals - text) : strlen(text);
    return (Pair){
        .id = arena_strndup(arena, text, n),
        .value = equals != NULL ? equals + 1 : NULL,
        .id_pos = pos,
        .value_pos = pos,
    };
}

/* The index of the key, or -1. */
static int
find_key(const char *name)
{
    for (size_t i = 0; i < N_KEYS; i++) {
        if (strcmp(plan_keys[i].name, name) == 0)
            return (int)i;
    }
    return -1;
}

/* glib's and our parsers want UTF-8, which an argument need not be. */
static bool
check_argument(PlanBuilder *builder, const char *text, SrcPos pos)
{
    if (g_utf8_validate(text, -1, NULL))
        return true;
    diag_add(builder->diag, DIAG_ERROR, pos, "the text is not valid UTF-8");
    return false;
}

static bool
is_words(const PlanKey *key)
{
    return key->type == PLAN_THINGS || key->type == PLAN_CONDITIONS;
}

/* "foam roller, chair" */
static bool
add_words(PlanBuilder *builder, const PlanKey *key, const char *text,
          SrcPos pos)
{
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);
    bool ok = true;
    for (char **part = parts; *part != NULL; part++)
        ok &= add_word(builder, key, g_strstrip(*part), pos,
                       list_of(&builder->line, key));
    return ok;
}

bool
plan_builder_set(PlanBuilder *builder, const char *key, const char *text,
                 SrcPos pos)
{
    int k = find_key(key);
    g_assert(k >= 0);
    if (!check_argument(builder, text, pos))
        return false;
    const PlanKey *found = &plan_keys[k];
    if (types[found->type].read != NULL)
        return set_single(builder, &builder->line, (size_t)k, text, pos);
    if (is_words(found))
        return add_words(builder, found, text, pos);
    Pair pair = split_pair(builder->arena, text, pos);
    return add_pair(builder, &builder->line, found, &pair);
}

bool
plan_builder_item(PlanBuilder *builder, const char *text, SrcPos pos)
{
    if (!check_argument(builder, text, pos))
        return false;
    Pair pair = split_pair(builder->arena, text, pos);
    return add_item(builder, &pair, false, builder->line.items);
}

/* A pair from two nodes; an empty value counts as none. */
static bool
pair_from_nodes(const YamlNode *id, const YamlNode *value, const char *key,
                Pair *out, Diag *diag)
{
    if (!schema_expect(value, YAML_SCALAR, key, diag))
        return false;
    *out = (Pair){
        .id = id->text,
        .value = value->text[0] != '\0' ? value->text : NULL,
        .id_pos = id->pos,
        .value_pos = schema_text_pos(value),
    };
    return true;
}

static bool
read_map(PlanBuilder *builder, const PlanKey *key, const YamlNode *node)
{
    if (!schema_expect(node, YAML_MAP, key->name, builder->diag))
        return false;
    bool ok = true;
    for (size_t i = 0; i < node->n; i++) {
        Pair pair;
        ok &= pair_from_nodes(node->keys[i], node->items[i],
                              node->keys[i]->text, &pair, builder->diag) &&
              add_pair(builder, &builder->file, key, &pair);
    }
    return ok;
}

/* "cat-cow" or {cat-cow: 1 x 6}. */
static bool
read_list_item(PlanBuilder *builder, const PlanKey *key, const YamlNode *node)
{
    Pair pair = { .id = node->text, .id_pos = node->pos };
    if (node->kind == YAML_MAP && node->n == 1) {
        if (!pair_from_nodes(node->keys[0], node->items[0], node->keys[0]->text,
                             &pair, builder->diag))
            return false;
    } else if (node->kind != YAML_SCALAR) {
        diag_add(builder->diag, DIAG_ERROR, node->pos,
                 "'%s' takes ids and {id: dose}; found %s", key->name,
                 node->kind == YAML_MAP ? "another map" : yaml_kind_name(node));
        return false;
    }
    return add_pair(builder, &builder->file, key, &pair);
}

static bool
read_list(PlanBuilder *builder, const PlanKey *key, const YamlNode *node)
{
    if (!schema_expect(node, YAML_LIST, key->name, builder->diag))
        return false;
    bool ok = true;
    for (size_t i = 0; i < node->n; i++)
        ok &= read_list_item(builder, key, node->items[i]);
    return ok;
}

/* [osteoporosis, dizziness] */
static bool
read_words(PlanBuilder *builder, const PlanKey *key, const YamlNode *node)
{
    if (!schema_expect(node, YAML_LIST, key->name, builder->diag))
        return false;
    bool ok = true;
    for (size_t i = 0; i < node->n; i++)
        ok &= schema_expect(node->items[i], YAML_SCALAR, key->name,
                            builder->diag) &&
              add_word(builder, key, node->items[i]->text,
                       schema_text_pos(node->items[i]),
                       list_of(&builder->file, key));
    return ok;
}

static bool
read_key(PlanBuilder *builder, size_t k, const YamlNode *node)
{
    const PlanKey *key = &plan_keys[k];
    if (key->type == PLAN_ITEMS)
        return read_list(builder, key, node);
    if (is_words(key))
        return read_words(builder, key, node);
    if (types[key->type].read == NULL)
        return read_map(builder, key, node);
    return schema_expect(node, YAML_SCALAR, key->name, builder->diag) &&
           set_single(builder, &builder->file, k, node->text, node->pos);
}

static void
add_unknown_key(PlanBuilder *builder, const YamlNode *key)
{
    const char *names[N_KEYS + 1] = { NULL };
    for (size_t i = 0; i < N_KEYS; i++)
        names[i] = plan_keys[i].name;
    schema_unknown_key(key, names, builder->diag);
}

static bool
read_plan(PlanBuilder *builder, const YamlNode *map)
{
    if (map == NULL || !schema_expect(map, YAML_MAP, "the plan", builder->diag))
        return false;
    builder->file.plan.pos = (SrcPos){ map->pos.file, 0, 0 };
    bool ok = true;
    for (size_t i = 0; i < map->n; i++) {
        int k = find_key(map->keys[i]->text);
        if (k < 0) {
            add_unknown_key(builder, map->keys[i]);
            ok = false;
        } else {
            ok &= read_key(builder, (size_t)k, map->items[i]);
        }
    }
    return ok;
}

bool
plan_builder_file(PlanBuilder *builder, const char *path)
{
    return read_plan(builder,
                     yaml_file_read(builder->arena, path, builder->diag));
}

bool
plan_builder_text(PlanBuilder *builder, const char *text, const char *name)
{
    return read_plan(builder, yaml_parse(builder->arena, text, strlen(text),
                                         g_intern_string(name), 1,
                                         builder->diag));
}

/* The nearer source of each single value, in `file`. */
static void
merge_singles(Source *file, const Source *line)
{
    for (size_t k = 0; k < N_KEYS; k++) {
        const PlanKey *key = &plan_keys[k];
        if (line->has[k]) {
            memcpy((char *)file + key->offset, (const char *)line + key->offset,
                   types[key->type].size);
            file->pos[k] = line->pos[k];
            file->has[k] = true;
        }
        if (key->pos_offset != 0 && file->has[k])
            memcpy((char *)&file->plan + key->pos_offset, &file->pos[k],
                   sizeof(SrcPos));
    }
}

static void
lay_items(GArray *onto, const GArray *items)
{
    for (guint i = 0; i < items->len; i++)
        lay_item(onto, &g_array_index(items, PlanItem, i));
}

static void
lay_waivers(GArray *onto, const GArray *waivers)
{
    for (guint i = 0; i < waivers->len; i++)
        lay_waiver(onto, &g_array_index(waivers, PlanWaiver, i));
}

/* The lists of the nearer source stand behind the farther's: a condition that
   the plan names stays, whatever the command line says. */
static void
merge_checks(Source *file, const Source *line, Plan *plan)
{
    g_array_append_vals(file->without, line->without->data, line->without->len);
    g_array_append_vals(file->conditions, line->conditions->data,
                        line->conditions->len);
    lay_waivers(file->allowed, line->allowed);
    plan->without = (const PlanWord *)(void *)file->without->data;
    plan->n_without = file->without->len;
    plan->conditions = (const PlanWord *)(void *)file->conditions->data;
    plan->n_conditions = file->conditions->len;
    plan->allowed = (const PlanWaiver *)(void *)file->allowed->data;
    plan->n_allowed = file->allowed->len;
}

/* Everything in `file`, its lists in the plan. */
static void
merge_lists(Source *file, const Source *line, Plan *plan)
{
    if (file->routine.id != NULL)
        lay_item(file->items, &file->routine);
    lay_items(file->items, file->adds);
    lay_items(file->items, line->items);
    lay_items(file->items, line->adds);
    lay_items(file->changes, line->changes);
    lay_waivers(file->waivers, line->waivers);
    merge_checks(file, line, plan);

    plan->items = (const PlanItem *)(void *)file->items->data;
    plan->n_items = file->items->len;
    plan->changes = (const PlanItem *)(void *)file->changes->data;
    plan->n_changes = file->changes->len;
    plan->without_safety = (const PlanWaiver *)(void *)file->waivers->data;
    plan->n_without_safety = file->waivers->len;
}

static void
check_next(const PlanBuilder *builder, const Plan *plan)
{
    if (plan->next.year == 0 || date_days_between(plan->date, plan->next) >= 0)
        return;
    diag_add(builder->diag, DIAG_ERROR, builder->file.pos[find_key("next")],
             "the next visit (%04d-%02d-%02d) is before the handout's date "
             "(%04d-%02d-%02d)",
             plan->next.year, plan->next.month, plan->next.day, plan->date.year,
             plan->date.month, plan->date.day);
}

const Plan *
plan_builder_finish(PlanBuilder *builder)
{
    Source *file = &builder->file;
    Plan *plan = &file->plan;
    merge_singles(file, &builder->line);
    merge_lists(file, &builder->line, plan);
    if (plan->date.year == 0)
        plan->date = date_today();
    check_next(builder, plan);
    plan->mistaken = diag_n_errors(builder->diag) > builder->n_errors;
    return plan;
}
