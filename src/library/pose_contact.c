/* What touches what. */
#include "library/pose_parts.h"

#include <string.h>

#include "base/suggest.h"
#include "library/schema.h"

/* Bits that say something of a body target, of a surface, and of both. */
#define ON_BODY (AIM_FRONT | AIM_BACK | AIM_IN | AIM_OUT | AIM_TOP | AIM_ACROSS)
#define ON_SURFACE (AIM_UNDER)

#define MAX_WALL_HEIGHT 2.4f /* [m] */

/* A word of a contact, and its place. */
typedef struct {
    const char *text;
    SrcPos pos;
} Word;

#define MAX_WORDS 8

/* The words of a scalar; -1 and a message when there are too many or none. */
static int
split_words(const PoseReader *reader, const YamlNode *node, Word *words)
{
    if (!schema_expect_some(node, YAML_SCALAR, "touch", reader->diag))
        return -1;
    SrcPos start = schema_text_pos(node);
    int n = 0;
    for (const char *p = node->text; *p != '\0';) {
        size_t length = strcspn(p, " ");
        if (length > 0 && n == MAX_WORDS) {
            diag_add(reader->diag, DIAG_ERROR, node->pos,
                     "more than %d words about one contact", MAX_WORDS);
            return -1;
        }
        if (length > 0) {
            SrcPos pos = start;
            pos.col += (int)g_utf8_pointer_to_offset(node->text, p);
            words[n++] = (Word){ arena_strndup(reader->arena, p, length), pos };
        }
        p += length + (p[length] == ' ');
    }
    if (n == 0)
        diag_add(reader->diag, DIAG_ERROR, node->pos, "'touch' is empty");
    return n > 0 ? n : -1;
}

/* "; did you mean 'O.thigh'?" from all targets.  Caller frees. */
static char *
suggest_target(const char *text)
{
    static const char sides[] = "WOB";
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < TARGET_BODY; i++)
        g_ptr_array_add(all, g_strdup(target_names[i]));
    for (Segment s = 0; s < SEGMENT_COUNT; s++) {
        if (!segment_is_paired(s))
            g_ptr_array_add(all, g_strdup(segment_names[s]));
        for (int i = 0; segment_is_paired(s) && sides[i] != '\0'; i++)
            g_ptr_array_add(
                    all, g_strdup_printf("%c.%s", sides[i], segment_names[s]));
    }
    g_ptr_array_add(all, NULL);
    return suggest_phrase(text, (const char *const *)all->pdata);
}

/* Where a contact leads; `whose` is for both hands "B.thigh": each its own. */
static bool
read_target(const PoseReader *reader, const Word *word, Contact *contact,
            Whose *whose)
{
    *whose = WHOSE_NONE;
    int kind = vocab_find(target_names, word->text);
    if (kind >= 0 && kind < TARGET_BODY) {
        contact->target = (TargetKind)kind;
        return true;
    }
    contact->target = TARGET_BODY;
    const char *name = sided_name(word->text, whose);
    if (vocab_find(segment_names, name) < 0) {
        g_autofree char *suggestion = suggest_target(word->text);
        diag_add(reader->diag, DIAG_ERROR, word->pos,
                 "'%s' is not something to touch%s", word->text, suggestion);
        return false;
    }
    int segment =
            sided_find(reader, &sided_segments, word->text, word->pos, whose);
    contact->segment = (Segment)MAX(segment, 0);
    return segment >= 0;
}

static bool
read_aim(const PoseReader *reader, const Word *word, Contact *contact)
{
    int index = vocab_find(aim_names, word->text);
    if (index < 0) {
        g_autofree char *suggestion = suggest_or_list(word->text, aim_names);
        diag_add(reader->diag, DIAG_ERROR, word->pos, "unknown word '%s'%s",
                 word->text, suggestion);
        return false;
    }
    unsigned bit = 1u << index;
    bool on_body = contact->target == TARGET_BODY;
    if ((bit & ON_BODY && !on_body) || (bit & ON_SURFACE && on_body)) {
        diag_add(reader->diag, DIAG_ERROR, word->pos,
                 on_body ? "'%s' only fits a surface, such as 'floor'"
                         : "'%s' only fits a place on the body, such as "
                           "'O.thigh'",
                 word->text);
        return false;
    }
    contact->aim |= bit;
    return true;
}

/* How far along the limb, or how high on the wall. */
static bool
read_place(const PoseReader *reader, const Word *word, Contact *contact)
{
    const YamlNode node = { .kind = YAML_SCALAR,
                            .pos = word->pos,
                            .text = word->text };
    if (contact->target == TARGET_BODY)
        return pose_number(reader, &node, segment_names[contact->segment], 0, 1,
                           " (0 is nearest the trunk)", &contact->at);
    if (contact->target == TARGET_WALL || contact->target == TARGET_DOORWAY)
        return pose_number(reader, &node, "wall", 0, MAX_WALL_HEIGHT, " m",
                           &contact->height);
    diag_add(reader->diag, DIAG_ERROR, word->pos,
             "'%s' only fits a place on the body or a wall", word->text);
    return false;
}

/* "O.thigh 0.9 front" */
static bool
read_contact(const PoseReader *reader, const YamlNode *node, Contact *contact,
             Whose *whose)
{
    Word words[MAX_WORDS];
    int n = split_words(reader, node, words);
    contact->pos = pose_pos(reader, node);
    contact->at = 0.5f;
    if (n < 0 || !read_target(reader, &words[0], contact, whose))
        return false;
    bool ok = true;
    for (int i = 1; i < n; i++)
        ok &= strchr("+-.0123456789", words[i].text[0]) != NULL
                      ? read_place(reader, &words[i], contact)
                      : read_aim(reader, &words[i], contact);
    return ok;
}

/* What a part holds of another: a contact of the foot speaks for its heel. */
static bool
part_covers(BodyPart whole, BodyPart part)
{
    if (whole == part)
        return true;
    if (whole == PART_FOOT)
        return part >= PART_HEEL && part <= PART_TOES;
    return whole == PART_FOREARM && (part == PART_WRIST || part == PART_ELBOW);
}

static void
remove_contacts(PoseStage *stage, BodyPart part, Limb limb)
{
    int kept = 0;
    for (int i = 0; i < stage->n_contacts; i++) {
        const Contact *c = &stage->contacts[i];
        if (!part_covers(part, c->part) || c->limb != limb)
            stage->contacts[kept++] = *c;
    }
    stage->n_contacts = kept;
}

/* Surfaces of a base give way to what the file lies or sits on. */
static TargetKind
surface_of_base(const PoseReader *reader, TargetKind target)
{
    static const struct {
        PropKind prop;
        TargetKind target;
    } surfaces[] = {
        { PROP_BED, TARGET_BED },
        { PROP_TABLE, TARGET_TABLE },
        { PROP_BENCH, TARGET_BENCH },
    };
    PoseBase base = reader->pose->base;
    bool changes = target == TARGET_CHAIR
                           ? base == BASE_SIT
                           : target == TARGET_FLOOR && base >= BASE_SUPINE;
    for (size_t i = 0; changes && i < G_N_ELEMENTS(surfaces); i++) {
        if (reader->pose->props[surfaces[i].prop].used)
            return surfaces[i].target;
    }
    return target;
}

static bool
add_contact(const PoseReader *reader, PoseStage *stage, const Contact *contact)
{
    if (contact->target == TARGET_AIR)
        return true;
    if (stage->n_contacts == MAX_CONTACTS) {
        diag_add(reader->diag, DIAG_ERROR, contact->pos,
                 "more than %d contacts", MAX_CONTACTS);
        return false;
    }
    stage->contacts[stage->n_contacts++] = *contact;
    return true;
}

/* One contact for each limb that `whose` names. */
static bool
add_contacts(const PoseReader *reader, PoseStage *stage, Contact contact,
             Whose whose, Whose target_whose)
{
    bool ok = true;
    if (reader->base)
        contact.target = surface_of_base(reader, contact.target);
    for (Limb limb = 0; limb < LIMB_COUNT; limb++) {
        if (!whose_has(whose, limb))
            continue;
        contact.limb = limb;
        contact.target_limb = target_whose == WHOSE_BOTH    ? limb
                              : target_whose == WHOSE_OTHER ? LIMB_OTHER
                                                            : LIMB_WORKED;
        ok &= add_contact(reader, stage, &contact);
    }
    return ok;
}

/* The contacts of one part; a list has several. */
static bool
read_part(const PoseReader *reader, BodyPart part, Whose whose,
          const YamlNode *node, PoseStage *stage)
{
    const YamlNode *const *nodes = &node;
    size_t n = 1;
    if (node->kind == YAML_LIST) {
        nodes = node->items;
        n = node->n;
    }
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        Contact contact = { .part = part };
        Whose target_whose;
        if (!read_contact(reader, nodes[i], &contact, &target_whose))
            ok = false;
        else
            ok &= add_contacts(reader, stage, contact, whose, target_whose);
    }
    return ok;
}

bool
pose_touch_read(const PoseReader *reader, const YamlNode *node,
                PoseStage *stage)
{
    if (!schema_expect(node, YAML_MAP, "touch", reader->diag))
        return false;
    bool ok = true;
    int *parts = arena_array(reader->arena, int, node->n + 1);
    Whose *whose = arena_array(reader->arena, Whose, node->n + 1);
    for (size_t i = 0; i < node->n; i++) {
        parts[i] = sided_find(reader, &sided_parts, node->keys[i]->text,
                              node->keys[i]->pos, &whose[i]);
        ok &= parts[i] >= 0;
        for (Limb l = 0; parts[i] >= 0 && l < LIMB_COUNT; l++) {
            if (whose_has(whose[i], l))
                remove_contacts(stage, (BodyPart)parts[i], l);
        }
    }
    /* Within one map, what is said of one side wins over both. */
    for (int one_side = 0; one_side < 2; one_side++) {
        for (size_t i = 0; i < node->n; i++) {
            bool is_one = whose[i] == WHOSE_WORKED || whose[i] == WHOSE_OTHER;
            if (parts[i] < 0 || is_one != (one_side == 1))
                continue;
            if (is_one)
                remove_contacts(stage, (BodyPart)parts[i],
                                whose[i] == WHOSE_WORKED ? LIMB_WORKED
                                                         : LIMB_OTHER);
            ok &= read_part(reader, (BodyPart)parts[i], whose[i],
                            node->items[i], stage);
        }
    }
    return ok;
}

bool
pose_clasp_read(const PoseReader *reader, const YamlNode *node,
                PoseStage *stage)
{
    Contact contact = { .part = PART_HAND, .clasp = true };
    Whose target_whose;
    if (!read_contact(reader, node, &contact, &target_whose))
        return false;
    if (contact.target != TARGET_BODY || target_whose == WHOSE_BOTH) {
        diag_add(reader->diag, DIAG_ERROR, node->pos,
                 "'clasp' needs one place on the body, such as 'O.thigh 0.6 "
                 "back'");
        return false;
    }
    for (Limb limb = 0; limb < LIMB_COUNT; limb++) {
        remove_contacts(stage, PART_HAND, limb);
        stage->shape[limb] = SHAPE_CLASP;
    }
    return add_contacts(reader, stage, contact, WHOSE_BOTH, target_whose);
}

/* The arm of a hand cannot be reached by it, nor a part by itself. */
static bool
check_reach(const PoseReader *reader, const Contact *c)
{
    Segment from = segment_of_part(c->part);
    bool arm = from >= SEGMENT_UPPER_ARM && from <= SEGMENT_HAND &&
               c->segment >= SEGMENT_UPPER_ARM && c->segment <= SEGMENT_HAND;
    bool paired = segment_is_paired(c->segment);
    if ((from != c->segment && !arm) || (paired && c->limb != c->target_limb))
        return true;
    diag_add(reader->diag, DIAG_ERROR, c->pos, "the %s cannot touch its own %s",
             body_part_names[c->part], segment_names[c->segment]);
    return false;
}

/* Numbers the segments of both limbs. */
static int
place_of(Segment segment, Limb limb)
{
    return (int)segment * LIMB_COUNT +
           (segment_is_paired(segment) ? (int)limb : 0);
}

#define N_PLACES (SEGMENT_COUNT * LIMB_COUNT)

bool
pose_contacts_check(const PoseReader *reader, const PoseStage *stage)
{
    bool ok = true;
    bool reaches[N_PLACES][N_PLACES] = { { false } };
    for (int i = 0; i < stage->n_contacts; i++) {
        const Contact *c = &stage->contacts[i];
        if (c->target != TARGET_BODY)
            continue;
        if (!check_reach(reader, c)) {
            ok = false;
            continue;
        }
        int from = place_of(segment_of_part(c->part), c->limb);
        int to = place_of(c->segment, c->target_limb);
        if (from == to || reaches[to][from]) {
            diag_add(reader->diag, DIAG_ERROR, c->pos,
                     "these contacts go round in a loop; let one of them "
                     "touch something else");
            ok = false;
            continue;
        }
        for (int a = 0; a < N_PLACES; a++) {
            for (int b = 0; b < N_PLACES; b++) {
                if ((a == from || reaches[a][from]) &&
                    (b == to || reaches[to][b]))
                    reaches[a][b] = true;
            }
        }
    }
    return ok;
}
