#include "compose/alt_text.h"

#include "base/strings.h"

typedef struct {
    const Words *words;
    const PoseStage *stage;
    Side side; /* worked; left where it does not matter */
    GString *out;
} Alt;

/* Parts that are worth telling about, with their names for one and both. */
static const struct {
    BodyPart part;
    const char *one, *both;
} parts[] = {
    { PART_HAND, "alt.hand", "alt.hands" },
    { PART_FOREARM, "alt.forearm", "alt.forearms" },
    { PART_ELBOW, "alt.elbow", "alt.elbows" },
    { PART_ANKLE, "alt.ankle", "alt.ankles" },
    { PART_FOOT, "alt.foot", "alt.feet" },
    { PART_KNEE, "alt.knee", "alt.knees" },
    { PART_BUTTOCK, "alt.buttock", "alt.buttocks" },
    { PART_CALF, "alt.calf", "alt.calves" },
};

/* What people touch; NULL goes without saying. */
static const char *const targets[TARGET_COUNT] = {
    [TARGET_WALL] = "alt.wall",       [TARGET_CHAIR] = "alt.chair",
    [TARGET_BED] = "alt.bed",         [TARGET_CHAIR_BACK] = "alt.chair-back",
    [TARGET_TABLE] = "alt.table",     [TARGET_BENCH] = "alt.bench",
    [TARGET_STEP] = "alt.step",       [TARGET_PILLOW] = "alt.pillow",
    [TARGET_CUSHION] = "alt.cushion", [TARGET_ROLLER] = "alt.roller",
    [TARGET_BALL] = "alt.ball",       [TARGET_DOORWAY] = "alt.doorway",
};

static const char *const segments[SEGMENT_COUNT] = {
    [SEGMENT_THIGH] = "alt.thigh",     [SEGMENT_SHANK] = "alt.shin",
    [SEGMENT_FOOT] = "alt.foot",       [SEGMENT_UPPER_ARM] = "alt.upper-arm",
    [SEGMENT_FOREARM] = "alt.forearm", [SEGMENT_HAND] = "alt.hand",
    [SEGMENT_HEAD] = "alt.head",       [SEGMENT_PELVIS] = "alt.hip",
    [SEGMENT_CHEST] = "alt.chest",
};

static const char *const bases[BASE_COUNT] = {
    [BASE_STAND] = "alt.stand",           [BASE_SIT] = "alt.sit",
    [BASE_FLOOR_SIT] = "alt.floor-sit",   [BASE_KNEEL] = "alt.kneel",
    [BASE_HALF_KNEEL] = "alt.half-kneel", [BASE_ALL_FOURS] = "alt.all-fours",
    [BASE_SUPINE] = "alt.supine",         [BASE_HOOKLYING] = "alt.hooklying",
    [BASE_PRONE] = "alt.prone",           [BASE_SIDE] = "alt.side",
};

static const char *
side_word(const Alt *alt, Limb limb)
{
    bool right = (alt->side == SIDE_RIGHT) == (limb == LIMB_WORKED);
    return words_get(alt->words, right ? "alt.right" : "alt.left");
}

static void
add(Alt *alt, const char *text)
{
    if (alt->out->len == 0) {
        g_string_assign(alt->out, text);
        return;
    }
    g_autofree char *list = fill_in(words_get(alt->words, "list-comma"), "a",
                                    alt->out->str, "b", text, NULL);
    g_string_assign(alt->out, list);
}

/* `text` with the words for the worked and the other side in it. */
static char *
with_sides(const Alt *alt, const char *text)
{
    return fill_in(text, "side", side_word(alt, LIMB_WORKED), "other",
                   side_word(alt, LIMB_OTHER), NULL);
}

static bool
same_place(const Contact *a, const Contact *b)
{
    return a->part == b->part && a->target == b->target &&
           (a->target != TARGET_BODY ||
            (a->segment == b->segment && a->target_limb == b->target_limb));
}

/* Whether another contact of the stage says the same of the other limb;
   `before` looks only at those that come first. */
static bool
has_twin(const Alt *alt, int i, bool before)
{
    const PoseStage *stage = alt->stage;
    for (int k = 0; k < (before ? i : stage->n_contacts); k++)
        if (k != i && same_place(&stage->contacts[k], &stage->contacts[i]) &&
            stage->contacts[k].limb != stage->contacts[i].limb)
            return true;
    return false;
}

/* "right thigh", "wall"; NULL when it goes without saying.  Caller frees. */
static char *
place_words(const Alt *alt, const Contact *contact)
{
    const char *key = contact->target == TARGET_BODY
                              ? segments[contact->segment]
                              : targets[contact->target];
    if (key == NULL)
        return NULL;
    const char *name = words_get(alt->words, key);
    bool paired =
            contact->target == TARGET_BODY && contact->segment < SEGMENT_HEAD;
    if (!paired)
        return g_strdup(name);
    return fill_in(words_get(alt->words, "alt.one"), "side",
                   side_word(alt, contact->target_limb), "part", name, NULL);
}

static char *
part_words(const Alt *alt, const Contact *contact, size_t part, bool both)
{
    if (both)
        return fill_in(words_get(alt->words, "alt.both"), "parts",
                       words_get(alt->words, parts[part].both), NULL);
    return fill_in(words_get(alt->words, "alt.one"), "side",
                   side_word(alt, contact->limb), "part",
                   words_get(alt->words, parts[part].one), NULL);
}

static void
add_contact(Alt *alt, int i)
{
    const Contact *contact = &alt->stage->contacts[i];
    size_t part = 0;
    while (part < G_N_ELEMENTS(parts) && parts[part].part != contact->part)
        part++;
    g_autofree char *place = place_words(alt, contact);
    if (part == G_N_ELEMENTS(parts) || place == NULL || has_twin(alt, i, true))
        return;
    g_autofree char *what =
            part_words(alt, contact, part, has_twin(alt, i, false));
    g_autofree char *text = fill_in(words_get(alt->words, "alt.on"), "part",
                                    what, "place", place, NULL);
    add(alt, text);
}

const char *
alt_text(Arena *arena, const Pose *pose, Side side, const char *cue,
         const Words *words)
{
    Alt alt = { words, &pose->stages[1], side, g_string_new(NULL) };
    g_autofree char *base =
            with_sides(&alt, words_get(words, bases[pose->base]));
    add(&alt, base);
    for (int i = 0; i < alt.stage->n_contacts; i++)
        add_contact(&alt, i);
    if (pose->props[PROP_STRAP].used) {
        Limb limb = pose->props[PROP_STRAP].limb;
        g_autofree char *strap = fill_in(words_get(words, "alt.strap"), "side",
                                         side_word(&alt, limb), NULL);
        add(&alt, strap);
    }
    g_autofree char *sentence = fill_in(words_get(words, "alt.sentence"),
                                        "text", alt.out->str, NULL);
    g_string_free(alt.out, TRUE);
    return arena_printf(arena, "%s%s%s%s%s", sentence, pose->hold ? "" : " ",
                        pose->hold ? "" : words_get(words, "alt.two"),
                        cue != NULL ? " " : "", cue != NULL ? cue : "");
}
