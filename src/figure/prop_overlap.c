#include "figure/prop_overlap.h"

#include "figure/prop_meshes.h"

enum { AXES = 3, WAYS = 2 };

/* The way out of a board for the skin of one capsule, along each of its axes
   and back: as far as all of it goes that is in the way.  A limb that goes
   right through a thin board has a long way. */
typedef struct {
    float way[AXES][WAYS];
    bool inside;
} WayOut;

static int
capsule_at(const Solver *s, int vertex)
{
    return s->map.capsule[s->body->bones_of[vertex][0]];
}

static void
look_for_way(WayOut *out, const float at[AXES], const float half[AXES])
{
    bool within[AXES];
    int n = 0;
    for (int axis = 0; axis < AXES; axis++)
        n += within[axis] = fabsf(at[axis]) < half[axis];
    out->inside |= n == AXES;
    for (int axis = 0; axis < AXES; axis++) {
        if (n - within[axis] < AXES - 1)
            continue;
        out->way[axis][0] = fmaxf(out->way[axis][0], half[axis] - at[axis]);
        out->way[axis][1] = fmaxf(out->way[axis][1], half[axis] + at[axis]);
    }
}

static float
shortest(const WayOut *out)
{
    float least = 1e9f;
    for (int axis = 0; axis < AXES; axis++)
        for (int way = 0; way < WAYS; way++)
            least = fminf(least, out->way[axis][way]);
    return out->inside ? least : 0;
}

static void
enter_board(const Solver *s, const Vec3 *skin, const PropBox *board,
            PropOverlap *overlap)
{
    WayOut out[CAPSULE_COUNT] = { 0 };
    Mat3 back = mat_transpose(mat_rotation_y(board->yaw));
    const float half[AXES] = { board->half.x, board->half.y, board->half.z };
    for (int i = 0; i < s->body->n_vertices; i++) {
        if (!s->map.on_skin[i])
            continue;
        Vec3 p = mat_apply(back, vec_sub(skin[i], board->centre));
        look_for_way(&out[capsule_at(s, i)], (float[]){ p.x, p.y, p.z }, half);
    }
    for (int i = 0; i < CAPSULE_COUNT; i++)
        overlap->deep[i] = fmaxf(overlap->deep[i], shortest(&out[i]) - SINK);
}

/* A ball, or a roller that lies along its x. */
static void
enter_round(const Solver *s, const Vec3 *skin, const SceneProp *prop,
            PropOverlap *overlap)
{
    Mat3 back = mat_transpose(mat_rotation_y(prop->yaw));
    float radius = prop->half.y;
    for (int i = 0; i < s->body->n_vertices; i++) {
        Vec3 p = mat_apply(back, vec_sub(skin[i], prop->centre));
        if (!s->map.on_skin[i] || fabsf(p.x) > prop->half.x)
            continue;
        float off =
                prop->kind == PROP_ROLLER ? hypotf(p.y, p.z) : vec_length(p);
        float *deep = &overlap->deep[capsule_at(s, i)];
        *deep = fmaxf(*deep, radius - off - SINK);
    }
}

PropOverlap *
prop_overlaps(const Solver *s, const Stance *stance)
{
    PropOverlap *overlaps = g_new0(PropOverlap, MAX(1, stance->n_props));
    g_autoptr(GArray) boards = prop_boards(s->body, stance);
    for (guint i = 0; i < boards->len; i++) {
        const PropBox *board = &g_array_index(boards, PropBox, i);
        enter_board(s, stance->skin, board, &overlaps[board->prop]);
    }
    for (int i = 0; i < stance->n_props; i++) {
        const SceneProp *prop = &stance->props[i];
        if (prop->kind == PROP_BALL || prop->kind == PROP_ROLLER)
            enter_round(s, stance->skin, prop, &overlaps[i]);
    }
    return overlaps;
}
