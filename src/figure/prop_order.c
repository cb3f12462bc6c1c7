#include "figure/prop_shapes.h"

#define MEET 1e-3f /* [m] in each other that are apart */
#define EDGE_ON 1e-3f
#define HEAD_ON 0.9f /* cosine of how far a section may be turned away */

typedef struct {
    Vec3 axis[3];
} BoxAxes;

static BoxAxes
box_axes(const PropBox *box)
{
    Mat3 turn = mat_rotation_y(box->yaw);
    return (BoxAxes){ { mat_column(turn, 0), mat_column(turn, 1),
                        mat_column(turn, 2) } };
}

/* Half the length of a box along a direction. */
static float
reach(const PropBox *box, const BoxAxes *axes, Vec3 direction)
{
    return box->half.x * fabsf(vec_dot(axes->axis[0], direction)) +
           box->half.y * fabsf(vec_dot(axes->axis[1], direction)) +
           box->half.z * fabsf(vec_dot(axes->axis[2], direction));
}

/* Two boxes and what is between their centres. */
typedef struct {
    const PropBox *a, *b;
    BoxAxes axes[2];
    Vec3 between; /* from b to a */
} BoxPair;

/* How far they are apart along a unit direction; < 0: in each other. */
static float
gap_along(const BoxPair *pair, Vec3 direction)
{
    return fabsf(vec_dot(direction, pair->between)) -
           reach(pair->a, &pair->axes[0], direction) -
           reach(pair->b, &pair->axes[1], direction);
}

/* Whether the viewer sees them beside each other.  The outlines of boxes have
   no other directions than those of their axes. */
static bool
are_beside(const BoxPair *pair, Vec3 towards)
{
    for (int i = 0; i < 6; i++) {
        Vec3 across = vec_cross(towards, pair->axes[i / 3].axis[i % 3]);
        if (vec_length(across) > EDGE_ON &&
            gap_along(pair, vec_unit(across)) > -MEET)
            return true;
    }
    return false;
}

/* How much `a` is at the viewer's side of `b`: 1, 0 or -1.  Taken from the axis
   along which they are farthest apart (or least in each other: a pillow sinks
   in): what is behind a plane across it hides nothing before it. */
static int
side_of(const PropBox *a, const PropBox *b, Vec3 towards)
{
    BoxPair pair = {
        a, b, { box_axes(a), box_axes(b) }, vec_sub(a->centre, b->centre)
    };
    if (are_beside(&pair, towards))
        return 0;
    float best = -INFINITY;
    int side = 0;
    for (int i = 0; i < 6; i++) {
        Vec3 axis = pair.axes[i / 3].axis[i % 3];
        float facing = vec_dot(axis, towards), gap = gap_along(&pair, axis);
        if (fabsf(facing) < EDGE_ON || gap <= best)
            continue;
        best = gap;
        side = vec_dot(axis, pair.between) * facing > 0 ? 1 : -1;
    }
    return side;
}

typedef struct {
    int n;
    float *depth;   /* of each part's middle, towards the viewer */
    int8_t *before; /* n by n: side_of() */
    bool *done;
} PartOrder;

/* The part to be painted next: one before none of those left, else (parts that
   hide each other in a ring) the farthest.  -1 when all are done. */
static int
next_part(const PartOrder *order)
{
    int best = -1, farthest = -1;
    for (int i = 0; i < order->n; i++) {
        if (order->done[i])
            continue;
        bool free = true;
        for (int j = 0; free && j < order->n; j++)
            free = order->done[j] || order->before[i * order->n + j] <= 0;
        if (free && (best < 0 || order->depth[i] < order->depth[best]))
            best = i;
        if (farthest < 0 || order->depth[i] < order->depth[farthest])
            farthest = i;
    }
    return best >= 0 ? best : farthest;
}

static bool
is_turned(const PropFace *face, Vec3 towards)
{
    return vec_dot(face->normal, towards) > (face->section ? HEAD_ON : 0);
}

static void
add_part(GArray *to, const GArray *faces, int part, Vec3 towards)
{
    for (guint i = 0; i < faces->len; i++) {
        const PropFace *face = &g_array_index(faces, PropFace, i);
        if (face->part == part && is_turned(face, towards))
            g_array_append_vals(to, face, 1);
    }
}

/* Parts of which nothing is seen hide nothing. */
static bool *
unseen_parts(const GArray *faces, const GArray *boxes, Vec3 towards)
{
    bool *unseen = g_new(bool, boxes->len + 1);
    for (guint i = 0; i < boxes->len; i++)
        unseen[i] = true;
    for (guint i = 0; i < faces->len; i++) {
        const PropFace *face = &g_array_index(faces, PropFace, i);
        if (is_turned(face, towards))
            unseen[face->part] = false;
    }
    return unseen;
}

static PartOrder
order_new(const GArray *faces, const GArray *boxes, Vec3 towards)
{
    int n = (int)boxes->len;
    PartOrder order = { .n = n,
                    .depth = g_new(float, (size_t)n),
                    .before = g_new0(int8_t, (size_t)(n * n)),
                    .done = unseen_parts(faces, boxes, towards) };
    for (int i = 0; i < n; i++) {
        const PropBox *box = &g_array_index(boxes, PropBox, i);
        order.depth[i] = vec_dot(box->centre, towards);
        for (int j = 0; j < i; j++) {
            if (order.done[i] || order.done[j])
                continue;
            const PropBox *other = &g_array_index(boxes, PropBox, j);
            int side = side_of(box, other, towards);
            order.before[i * n + j] = (int8_t)side;
            order.before[j * n + i] = (int8_t)-side;
        }
    }
    return order;
}

GArray *
prop_order(const GArray *faces, const GArray *boxes, Vec3 towards)
{
    GArray *seen = g_array_new(FALSE, FALSE, sizeof(PropFace));
    PartOrder order = order_new(faces, boxes, towards);
    int part;
    while ((part = next_part(&order)) >= 0) {
        order.done[part] = true;
        add_part(seen, faces, part, towards);
    }
    g_free(order.depth);
    g_free(order.before);
    g_free(order.done);
    return seen;
}
