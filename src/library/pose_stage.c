/* One stage of a pose: joints, hands and contacts. */
#include "library/pose_parts.h"

#include <string.h>

#include "base/suggest.h"
#include "library/schema.h"

typedef bool
ReadKey(const PoseReader *reader, const YamlNode *node, PoseStage *stage);

static bool
read_hand_shape(const PoseReader *reader, const YamlNode *node, Whose whose,
                PoseStage *stage)
{
    if (!schema_expect_some(node, YAML_SCALAR, "shape", reader->diag))
        return false;
    int shape = vocab_find(hand_shape_names, node->text);
    if (shape < 0) {
        g_autofree char *hint = suggest_or_list(node->text, hand_shape_names);
        diag_add(reader->diag, DIAG_ERROR, node->pos,
                 "'%s' is not a shape of the hand%s", node->text, hint);
        return false;
    }
    for (Limb limb = 0; limb < LIMB_COUNT; limb++) {
        if (whose_has(whose, limb))
            stage->shape[limb] = (HandShape)shape;
    }
    return true;
}

static bool
read_shape(const PoseReader *reader, const YamlNode *node, PoseStage *stage)
{
    return read_hand_shape(reader, node, WHOSE_BOTH, stage);
}

#define LEAST_STIFF 0.01f
#define MOST_STIFF 100.0f

/* "pelvis" is all that turns the whole body. */
static void
set_stiffness(PoseStage *stage, int joint, Whose whose, float factor)
{
    static const Joint pelvis[] = { JOINT_TRUNK, JOINT_LEAN, JOINT_TURN,
                                    JOINT_ROLL };
    if (joint < 0) {
        for (size_t i = 0; i < G_N_ELEMENTS(pelvis); i++)
            stage->stiffness[pelvis[i]][0] = factor;
        return;
    }
    for (Limb limb = 0; limb < LIMB_COUNT; limb++) {
        if (whose_has(whose, limb))
            stage->stiffness[joint][limb] = factor;
    }
}

static bool
read_stiff(const PoseReader *reader, const YamlNode *node, PoseStage *stage)
{
    if (!schema_expect(node, YAML_MAP, "stiff", reader->diag))
        return false;
    bool ok = true;
    for (size_t i = 0; i < node->n; i++) {
        const YamlNode *key = node->keys[i];
        Whose whose = WHOSE_NONE;
        int joint = -1;
        float factor;
        if (strcmp(key->text, "pelvis") != 0) {
            joint = sided_find(reader, &sided_joints, key->text, key->pos,
                               &whose);
            ok &= joint >= 0;
            if (joint < 0)
                continue;
        }
        if (pose_number(reader, node->items[i], key->text, LEAST_STIFF,
                        MOST_STIFF, "", &factor))
            set_stiffness(stage, joint, whose, factor);
        else
            ok = false;
    }
    return ok;
}

/* [B.shoulder, B.hip, B.knee] */
static bool
read_refs(const PoseReader *reader, const YamlNode *node, const char *key,
          int least, PartRef *refs, int *n_refs)
{
    if (!schema_expect(node, YAML_LIST, key, reader->diag))
        return false;
    if ((int)node->n < least || node->n > MAX_LINE) {
        diag_add(reader->diag, DIAG_ERROR, node->pos,
                 "'%s' needs %d to %d parts of the body; found %zu", key, least,
                 MAX_LINE, node->n);
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < node->n; i++) {
        const YamlNode *item = node->items[i];
        Whose whose;
        int part = schema_expect_some(item, YAML_SCALAR, key, reader->diag)
                           ? sided_find(reader, &sided_parts, item->text,
                                        item->pos, &whose)
                           : -1;
        ok &= part >= 0;
        if (part >= 0)
            refs[i] = (PartRef){
                .part = (BodyPart)part,
                .limb = whose == WHOSE_OTHER ? LIMB_OTHER : LIMB_WORKED,
                .both = whose == WHOSE_BOTH,
            };
    }
    if (ok)
        *n_refs = (int)node->n;
    return ok;
}

static bool
read_line(const PoseReader *reader, const YamlNode *node, PoseStage *stage)
{
    return read_refs(reader, node, "line", 3, stage->line, &stage->n_line);
}

static bool
read_level(const PoseReader *reader, const YamlNode *node, PoseStage *stage)
{
    return read_refs(reader, node, "level", 2, stage->level, &stage->n_level);
}

/* In the order in which they are read: clasped hands have their shape. */
static const struct {
    const char *key;
    ReadKey *read;
} keys[] = {
    { "clasp", pose_clasp_read }, { "touch", pose_touch_read },
    { "shape", read_shape },      { "stiff", read_stiff },
    { "line", read_line },        { "level", read_level },
};

const char *const pose_stage_keys[] = {
    "clasp", "touch", "shape", "stiff", "line", "level", NULL,
};
G_STATIC_ASSERT(G_N_ELEMENTS(pose_stage_keys) == G_N_ELEMENTS(keys) + 1);

/* "W.hip: [20, 0, 5]": the angles that it names, in the order of the file. */
static bool
read_angles(const PoseReader *reader, Joint joint, const char *key,
            const YamlNode *node, JointWish *wish)
{
    const JointInfo *info = &joint_infos[joint];
    const YamlNode *const *nodes = &node;
    size_t n = 1;
    if (node->kind == YAML_LIST) {
        nodes = node->items;
        n = node->n;
    }
    if (n == 0 || (int)n > info->n_axes) {
        g_autoptr(GString) axes = g_string_new(info->axes[0].name);
        for (int i = 1; i < info->n_axes; i++)
            g_string_append_printf(axes, ", %s", info->axes[i].name);
        diag_add(reader->diag, DIAG_ERROR, node->pos,
                 "'%s' has %zu numbers; expected [%s]", key, n, axes->str);
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        const JointAxis *axis = &info->axes[i];
        g_autofree char *name = g_strdup_printf("%s %s", key, axis->name);
        float angle;
        if (!pose_number(reader, nodes[i], name, axis->least, axis->most,
                         " degrees", &angle)) {
            ok = false;
            continue;
        }
        wish->set[axis->index] = true;
        wish->angle[axis->index] = angle;
    }
    wish->wished = !reader->base;
    return ok;
}

/* The arm is said in one of two ways. */
static Joint
same_joint(Joint joint)
{
    return joint == JOINT_SHOULDER ? JOINT_ARM
           : joint == JOINT_ARM    ? JOINT_SHOULDER
                                   : JOINT_COUNT;
}

static bool
read_joint(const PoseReader *reader, Joint joint, Whose whose, const char *key,
           const YamlNode *node, PoseStage *stage)
{
    JointWish wish = { .pos = pose_pos(reader, node) };
    if (!read_angles(reader, joint, key, node, &wish))
        return false;
    Joint other = same_joint(joint);
    for (Limb limb = 0; limb < LIMB_COUNT; limb++) {
        if (!whose_has(whose, limb))
            continue;
        JointWish *mine = &stage->joints[joint][limb];
        for (int i = 0; i < JOINT_AXES; i++) {
            if (!wish.set[i])
                continue;
            mine->set[i] = true;
            mine->angle[i] = wish.angle[i];
        }
        mine->wished = wish.wished;
        mine->pos = wish.pos;
        if (other != JOINT_COUNT)
            stage->joints[other][limb] = (JointWish){ 0 };
    }
    return true;
}

/* False and a message when the same arm is said in both ways. */
static bool
check_arm(const PoseReader *reader, const YamlNode *map)
{
    static const char *const both[][2] = {
        { "W.sho", "W.arm" },
        { "O.sho", "O.arm" },
        { "B.sho", "B.arm" },
    };
    bool ok = true;
    for (size_t i = 0; i < G_N_ELEMENTS(both); i++) {
        const YamlNode *arm = yaml_find(map, both[i][1]);
        if (arm == NULL || yaml_find(map, both[i][0]) == NULL)
            continue;
        diag_add(reader->diag, DIAG_ERROR, arm->pos,
                 "'%s' and '%s' say the same; write one of them", both[i][0],
                 both[i][1]);
        ok = false;
    }
    return ok;
}

static bool
is_shape(const char *key, Whose *whose)
{
    return strcmp(sided_name(key, whose), "shape") == 0 && *whose != WHOSE_NONE;
}

/* Reads a key about a limb, or about the trunk. */
static bool
read_sided(const PoseReader *reader, const YamlNode *key, const YamlNode *node,
           PoseStage *stage)
{
    Whose whose;
    if (is_shape(key->text, &whose))
        return read_hand_shape(reader, node, whose, stage);
    int joint = vocab_find(joint_names, sided_name(key->text, &whose));
    return read_joint(reader, (Joint)joint, whose, key->text, node, stage);
}

/* Takes `hint`. */
static void
add_key_message(const PoseReader *reader, const YamlNode *key, char *hint)
{
    diag_add(reader->diag, DIAG_ERROR, key->pos, "unknown key '%s'%s",
             key->text, hint);
    g_free(hint);
}

/* The nearest of every key there is; all joints for a key with a side. */
static void
add_unknown_key(const PoseReader *reader, const YamlNode *key)
{
    Whose whose;
    sided_name(key->text, &whose);
    bool sided = whose != WHOSE_NONE;
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < JOINT_COUNT; i++) {
        if (joint_infos[i].paired && sided)
            g_ptr_array_add(
                    all, g_strdup_printf("%.2s%s", key->text, joint_names[i]));
        else if (!joint_infos[i].paired && !sided)
            g_ptr_array_add(all, g_strdup(joint_names[i]));
    }
    if (sided) {
        g_ptr_array_add(all, g_strdup_printf("%.2sshape", key->text));
        g_ptr_array_add(all, NULL);
        add_key_message(
                reader, key,
                suggest_or_list(key->text, (const char *const *)all->pdata));
        return;
    }
    for (int i = 0; pose_stage_keys[i] != NULL; i++)
        g_ptr_array_add(all, g_strdup(pose_stage_keys[i]));
    for (int i = 0; pose_file_keys[i] != NULL; i++)
        g_ptr_array_add(all, g_strdup(pose_file_keys[i]));
    for (int i = 0; prop_names[i] != NULL; i++)
        g_ptr_array_add(all, g_strdup(prop_names[i]));
    g_ptr_array_add(all, NULL);
    add_key_message(reader, key,
                    suggest_phrase(key->text, (const char *const *)all->pdata));
}

typedef enum { KEY_WRONG, KEY_OF_FILE, KEY_PLAIN, KEY_SIDED } KeyKind;

/* What a key is about; a message when it is wrong. */
static KeyKind
kind_of_key(const PoseReader *reader, const YamlNode *key, bool top)
{
    Whose whose;
    if (vocab_find(pose_stage_keys, key->text) >= 0)
        return KEY_PLAIN;
    if (is_shape(key->text, &whose))
        return KEY_SIDED;
    if (vocab_find(pose_file_keys, key->text) >= 0 ||
        vocab_find(prop_names, key->text) >= 0) {
        if (top)
            return KEY_OF_FILE;
        diag_add(reader->diag, DIAG_ERROR, key->pos,
                 "'%s' is for the whole pose; write it at the top of the file",
                 key->text);
        return KEY_WRONG;
    }
    const char *name = sided_name(key->text, &whose);
    bool has_letter = name == key->text && strlen(name) > 1 && name[1] == '.';
    if (vocab_find(joint_names, has_letter ? name + 2 : name) < 0) {
        add_unknown_key(reader, key);
        return KEY_WRONG;
    }
    return sided_find(reader, &sided_joints, key->text, key->pos, &whose) >= 0
                   ? KEY_SIDED
                   : KEY_WRONG;
}

/* 0 for what is said of both sides or the middle, 1 of one side. */
static int
rank_of_key(const char *key)
{
    Whose whose;
    sided_name(key, &whose);
    return whose == WHOSE_WORKED || whose == WHOSE_OTHER;
}

bool
pose_stage_read(const PoseReader *reader, const YamlNode *map, bool top,
                PoseStage *stage)
{
    bool ok = check_arm(reader, map);
    KeyKind *kinds = arena_array(reader->arena, KeyKind, map->n + 1);
    for (size_t i = 0; i < map->n; i++) {
        kinds[i] = kind_of_key(reader, map->keys[i], top);
        ok &= kinds[i] != KEY_WRONG;
    }
    for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
        const YamlNode *node = yaml_find(map, keys[k].key);
        if (node != NULL)
            ok &= keys[k].read(reader, node, stage);
    }
    /* What is said of one side wins over both. */
    for (int rank = 0; rank < 2; rank++) {
        for (size_t i = 0; i < map->n; i++) {
            if (kinds[i] == KEY_SIDED &&
                rank_of_key(map->keys[i]->text) == rank)
                ok &= read_sided(reader, map->keys[i], map->items[i], stage);
        }
    }
    return ok;
}
