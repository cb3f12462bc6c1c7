#include "figure/skeleton.h"

#include "figure/cloth.h"
#include "figure/mush.h"
#include "figure/quat.h"

/* A rotation and a shift in one: blended, it turns about a point between,
   where blended matrices would shrink the limb. */
typedef struct {
    Quat real, dual;
} DualQuat;

static DualQuat
bone_motion(const Skeleton *sk, int bone)
{
    Vec3 rest = sk->body->bone_list[bone].head;
    Vec3 shift = vec_sub(sk->head[bone], mat_apply(sk->turn[bone], rest));
    Quat half = { 0, shift.x / 2, shift.y / 2, shift.z / 2 };
    DualQuat motion = { .real = quat_from_mat(sk->turn[bone]) };
    motion.dual = quat_multiply(half, motion.real);
    return motion;
}

static Vec3
moved_point(DualQuat motion, Vec3 p)
{
    float scale = 1 / sqrtf(quat_dot(motion.real, motion.real));
    Quat r = quat_scale(motion.real, scale), d = quat_scale(motion.dual, scale);
    Vec3 rv = vec3(r.x, r.y, r.z), dv = vec3(d.x, d.y, d.z);
    Vec3 shift = vec_add(vec_sub(vec_scale(dv, r.w), vec_scale(rv, d.w)),
                         vec_cross(rv, dv));
    Vec3 turn = vec_cross(rv, vec_add(vec_cross(rv, p), vec_scale(p, r.w)));
    return vec_add(p, vec_scale(vec_add(turn, shift), 2));
}

void
skin_body_raw(const Skeleton *sk, Vec3 *out)
{
    const Body *body = sk->body;
    DualQuat motion[MAX_BONES];
    for (int b = 0; b < body->n_bones; b++)
        motion[b] = bone_motion(sk, b);
    for (int v = 0; v < body->n_vertices; v++) {
        const uint8_t *bones = body->bones_of[v];
        const float *weights = body->weights_of[v];
        DualQuat sum = { 0 };
        for (int k = 0; k < 4 && weights[k] > 0; k++) {
            const DualQuat *m = &motion[bones[k]];
            /* q and -q are one rotation: all on one side of the first. */
            bool away = quat_dot(m->real, motion[bones[0]].real) < 0;
            float w = away ? -weights[k] : weights[k];
            sum.real = quat_add_scaled(sum.real, w, m->real);
            sum.dual = quat_add_scaled(sum.dual, w, m->dual);
        }
        out[v] = moved_point(sum, body->rest[v]);
    }
}

void
skin_body(const Skeleton *sk, Vec3 *out)
{
    skin_body_raw(sk, out);
    mush_apply(sk->body, out);
    cloth_apply(sk->body, out);
}
