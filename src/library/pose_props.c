/* Mats, chairs, walls and the like. */
#include "library/pose_parts.h"

#include <string.h>

#include "base/suggest.h"
#include "library/schema.h"

typedef struct {
    const char *key;
    size_t offset;     /* of a float in PropWish */
    float least, most; /* [m] */
} PropSize;

#define SIZE(name, least, most) \
    { \
#name, offsetof(PropWish, name), least, most \
    }
#define MAX_SIZES 3

/* What can be said of each, and whether that is a limb or a side. */
static const struct {
    bool takes_foot; /* "strap: W.foot" */
    bool takes_side; /* "wall: behind" */
    bool goes_round; /* "band: {round: shank}" */
    PropSize sizes[MAX_SIZES];
} infos[] = {
    [PROP_CHAIR] = { .sizes = { SIZE(height, 0.2f, 0.8f) } },
    [PROP_WALL] = { .takes_side = true },
    [PROP_DOORWAY] = { .sizes = { SIZE(gap, 0.5f, 1.6f) } },
    [PROP_BENCH] = { .sizes = { SIZE(height, 0.1f, 1.2f) } },
    [PROP_BED] = { .sizes = { SIZE(height, 0.1f, 1.2f) } },
    [PROP_TABLE] = { .sizes = { SIZE(height, 0.2f, 1.4f) } },
    [PROP_CUSHION] = { .sizes = { SIZE(height, 0.01f, 0.4f) } },
    [PROP_PILLOW] = { .sizes = { SIZE(height, 0.01f, 0.4f) } },
    [PROP_ROLLER] = { .sizes = { SIZE(radius, 0.03f, 0.15f) } },
    [PROP_BALL] = { .sizes = { SIZE(radius, 0.015f, 0.4f) } },
    [PROP_STRAP] = { .takes_foot = true },
    [PROP_TOWEL] = { .takes_foot = true },
    [PROP_BAND] = { .goes_round = true,
                    .sizes = { SIZE(at, 0, 1), SIZE(width, 0.005f, 0.2f) } },
    [PROP_STEP] = { .sizes = { SIZE(height, 0.05f, 0.6f) } },
};
G_STATIC_ASSERT(G_N_ELEMENTS(infos) == PROP_COUNT);

static bool
read_foot(const PoseReader *reader, const YamlNode *node, PropWish *wish)
{
    Whose whose;
    int part = sided_find(reader, &sided_parts, node->text, node->pos, &whose);
    if (part < 0)
        return false;
    if (part != PART_FOOT || whose == WHOSE_BOTH) {
        diag_add(reader->diag, DIAG_ERROR, node->pos,
                 "'%s' must be W.foot or O.foot", node->text);
        return false;
    }
    wish->limb = whose == WHOSE_OTHER ? LIMB_OTHER : LIMB_WORKED;
    return true;
}

static bool
read_word(const PoseReader *reader, const char *const *names, const char *what,
          const YamlNode *node, int *out)
{
    if (!schema_expect_some(node, YAML_SCALAR, what, reader->diag))
        return false;
    int index = vocab_find(names, node->text);
    if (index < 0) {
        g_autofree char *hint = suggest_or_list(node->text, names);
        diag_add(reader->diag, DIAG_ERROR, node->pos, "'%s' is not %s%s",
                 node->text, what, hint);
        return false;
    }
    *out = index;
    return true;
}

static bool
read_round(const PoseReader *reader, const YamlNode *node, PropWish *wish)
{
    static const char *const limbs[] = {
        [SEGMENT_THIGH] = "thigh",
        [SEGMENT_SHANK] = "shank",
        [SEGMENT_FOOT] = "foot",
        [SEGMENT_UPPER_ARM] = "upper-arm",
        [SEGMENT_FOREARM] = "forearm",
        [SEGMENT_HAND] = "hand",
        NULL,
    };
    int segment;
    if (!read_word(reader, limbs, "a limb", node, &segment))
        return false;
    wish->segment = (Segment)segment;
    return true;
}

/* A bare word: "yes" for there, "none" for not. */
static bool
read_bare(const PoseReader *reader, PropKind kind, const YamlNode *node,
          PropWish *wish)
{
    if (strcmp(node->text, "none") == 0) {
        wish->used = false;
        return true;
    }
    if (infos[kind].takes_side && node->text[0] != '\0')
        return read_word(reader, wall_side_names, "a side of the person", node,
                         &wish->side);
    if (infos[kind].takes_foot && node->text[0] != '\0')
        return read_foot(reader, node, wish);
    if (node->text[0] == '\0' || strcmp(node->text, "yes") == 0)
        return true;
    diag_add(reader->diag, DIAG_ERROR, node->pos,
             "'%s' must be yes, none or a map, such as {height: 0.4}; found "
             "'%s'",
             prop_names[kind], node->text);
    return false;
}

static bool
read_size(const PoseReader *reader, PropKind kind, const YamlNode *key,
          const YamlNode *node, PropWish *wish)
{
    const char *names[MAX_SIZES + 2] = { NULL };
    size_t n = 0;
    if (infos[kind].goes_round) {
        if (strcmp(key->text, "round") == 0)
            return read_round(reader, node, wish);
        names[n++] = "round";
    }
    for (int i = 0; i < MAX_SIZES && infos[kind].sizes[i].key != NULL; i++) {
        const PropSize *size = &infos[kind].sizes[i];
        float *field = (float *)(void *)((char *)wish + size->offset);
        if (strcmp(key->text, size->key) == 0)
            return pose_number(reader, node, key->text, size->least, size->most,
                               strcmp(key->text, "at") == 0 ? "" : " m", field);
        names[n++] = size->key;
    }
    schema_unknown_key(key, names, reader->diag);
    return false;
}

bool
pose_prop_read(const PoseReader *reader, PropKind kind, const YamlNode *node)
{
    PropWish *wish = &reader->pose->props[kind];
    wish->used = true;
    wish->pos = pose_pos(reader, node);
    if (node->kind == YAML_SCALAR)
        return read_bare(reader, kind, node, wish);
    if (!schema_expect(node, YAML_MAP, prop_names[kind], reader->diag))
        return false;
    bool ok = true;
    for (size_t i = 0; i < node->n; i++)
        ok &= read_size(reader, kind, node->keys[i], node->items[i], wish);
    return ok;
}

void
pose_props_complete(Pose *pose)
{
    for (size_t s = 0; s < G_N_ELEMENTS(pose->stages); s++) {
        const PoseStage *stage = &pose->stages[s];
        for (int i = 0; i < stage->n_contacts; i++) {
            PropKind kind = prop_of_target(stage->contacts[i].target);
            if (kind == PROP_COUNT || pose->props[kind].used)
                continue;
            pose->props[kind].used = true;
            pose->props[kind].pos = stage->contacts[i].pos;
        }
    }
}
