#include "figure/pose_key.h"

#include <string.h>

/* The build says what the code is; see the Makefile. */
#ifndef FIGURE_ENGINE
#define FIGURE_ENGINE VERSION
#endif

static void
add(GChecksum *sum, const void *bytes, size_t n)
{
    g_checksum_update(sum, bytes, (gssize)n);
}

static void
add_int(GChecksum *sum, int value)
{
    gint32 v = GINT32_TO_LE(value);
    add(sum, &v, sizeof v);
}

static void
add_float(GChecksum *sum, float value)
{
    guint32 v;
    value += 0.0f; /* -0 is 0 */
    memcpy(&v, &value, sizeof v);
    v = GUINT32_TO_LE(v);
    add(sum, &v, sizeof v);
}

static void
add_text(GChecksum *sum, const char *text)
{
    add(sum, text, strlen(text) + 1);
}

static void
add_joint(GChecksum *sum, const JointWish *joint)
{
    add_int(sum, joint->wished);
    for (int i = 0; i < JOINT_AXES; i++) {
        add_int(sum, joint->set[i]);
        add_float(sum, joint->angle[i]);
    }
}

static void
add_contact(GChecksum *sum, const Contact *contact)
{
    add_int(sum, contact->part);
    add_int(sum, contact->limb);
    add_int(sum, contact->target);
    add_int(sum, contact->segment);
    add_int(sum, contact->target_limb);
    add_float(sum, contact->at);
    add_int(sum, (int)contact->aim);
    add_int(sum, contact->clasp);
    add_float(sum, contact->height);
}

static void
add_part(GChecksum *sum, const PartRef *part)
{
    add_int(sum, part->part);
    add_int(sum, part->limb);
    add_int(sum, part->both);
}

static void
add_parts(GChecksum *sum, const PartRef *parts, int n)
{
    add_int(sum, n);
    for (int i = 0; i < n; i++)
        add_part(sum, &parts[i]);
}

static void
add_stage(GChecksum *sum, const PoseStage *stage)
{
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        for (int limb = 0; limb < LIMB_COUNT; limb++) {
            add_joint(sum, &stage->joints[joint][limb]);
            add_float(sum, stage->stiffness[joint][limb]);
        }
    add_int(sum, stage->n_contacts);
    for (int i = 0; i < stage->n_contacts; i++)
        add_contact(sum, &stage->contacts[i]);
    for (int limb = 0; limb < LIMB_COUNT; limb++)
        add_int(sum, stage->shape[limb]);
    add_parts(sum, stage->line, stage->n_line);
    add_parts(sum, stage->level, stage->n_level);
}

static void
add_prop(GChecksum *sum, const PropWish *prop)
{
    add_int(sum, prop->used);
    add_float(sum, prop->height);
    add_float(sum, prop->radius);
    add_float(sum, prop->gap);
    add_float(sum, prop->at);
    add_float(sum, prop->width);
    add_int(sum, prop->limb);
    add_int(sum, prop->segment);
    add_int(sum, prop->side);
}

static void
add_view(GChecksum *sum, const ViewWish *view)
{
    add_int(sum, view->view);
    add_float(sum, view->azimuth);
    add_float(sum, view->elevation);
    add_int(sum, view->close);
}

static void
add_pose(GChecksum *sum, const Pose *pose)
{
    add_int(sum, pose->base);
    add_int(sum, pose->hold);
    for (int i = 0; i < 2; i++)
        add_stage(sum, &pose->stages[i]);
    for (int i = 0; i < PROP_COUNT; i++)
        add_prop(sum, &pose->props[i]);
    add_view(sum, &pose->view);
    add_int(sum, pose->n_muscles);
    for (int i = 0; i < pose->n_muscles; i++)
        add_text(sum, pose->muscles[i]);
    add_int(sum, pose->muscles_both);
    add_int(sum, pose->n_arrows);
    for (int i = 0; i < pose->n_arrows; i++) {
        add_part(sum, &pose->arrows[i].part);
        add_int(sum, pose->arrows[i].both_ways);
    }
    add_int(sum, pose->n_works);
    for (int i = 0; i < pose->n_works; i++) {
        add_int(sum, pose->works[i].joint);
        add_int(sum, pose->works[i].limb);
    }
}

PictureKey
pose_key(const Pose *pose, const FigureWish *wish, guint32 body)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    add_text(sum, FIGURE_ENGINE);
    add_int(sum, (int)body);
    add_int(sum, wish->stage);
    add_int(sum, wish->female);
    add_int(sum, wish->effort);
    add_view(sum, &wish->view);
    add_pose(sum, pose);
    guint8 digest[32];
    gsize n = sizeof digest;
    g_checksum_get_digest(sum, digest, &n);
    PictureKey key;
    memcpy(key.bytes, digest, sizeof key.bytes);
    return key;
}
