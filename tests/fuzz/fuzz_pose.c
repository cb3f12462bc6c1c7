/* Any bytes as a pose file: never a crash, a pose or a message, and in a pose
   only angles that a joint can have. */
#include "library/pose_file.h"

#include <math.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static void
check_joint(const PoseStage *stage, Joint joint)
{
    const JointInfo *info = &joint_infos[joint];
    for (Limb limb = 0; limb < LIMB_COUNT; limb++) {
        const JointWish *wish = &stage->joints[joint][limb];
        for (int i = 0; i < info->n_axes; i++) {
            const JointAxis *axis = &info->axes[i];
            float angle = wish->angle[axis->index];
            g_assert(!wish->set[axis->index] ||
                     (angle >= axis->least && angle <= axis->most));
        }
        g_assert(stage->stiffness[joint][limb] > 0);
    }
}

static void
check_stage(const PoseStage *stage)
{
    for (Joint joint = 0; joint < JOINT_COUNT; joint++)
        check_joint(stage, joint);
    g_assert(stage->n_contacts >= 0 && stage->n_contacts <= MAX_CONTACTS);
    for (int i = 0; i < stage->n_contacts; i++) {
        const Contact *c = &stage->contacts[i];
        g_assert(c->part < BODY_PART_COUNT && c->target < TARGET_COUNT);
        g_assert(c->target != TARGET_AIR && c->segment < SEGMENT_COUNT);
        g_assert(c->at >= 0 && c->at <= 1 && isfinite(c->height));
    }
    g_assert(stage->n_line <= MAX_LINE && stage->n_level <= MAX_LINE);
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    const YamlNode *map =
            yaml_parse(arena, (const char *)bytes, n, "fuzz", 1, diag);
    if (map == NULL)
        return 0;
    const Pose *pose = pose_read(arena, map, "fuzz", diag);
    g_assert((pose == NULL) == (diag_n_errors(diag) > 0));
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert(g_utf8_validate(printed, -1, NULL));
    if (pose == NULL)
        return 0;
    check_stage(&pose->stages[0]);
    check_stage(&pose->stages[1]);
    g_assert(pose->n_muscles <= MAX_POSE_MUSCLES);
    g_assert(pose->n_arrows <= MAX_ARROWS && pose->n_works <= MAX_WORKS);
    return 0;
}
