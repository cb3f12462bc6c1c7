#include "figure/prop_meshes.h"

#define LYING 0.3f        /* [m] skin lower than this is on the mat */
#define MAT_LONGER 1.1f   /* than the body on it */
#define MAT_LEAST 0.6f    /* [m] its short side ... */
#define MAT_MOST 0.8f     /* ... arms and legs may lie beside it */
#define WALL_BESIDE 0.45f /* [m] past the person */
#define WALL_ABOVE 0.14f
#define DOOR_LEAST 1.95f /* [m] up to the lintel */

/* How far the persons reach along the axes of a prop. */
typedef struct {
    float x0, x1, z0, z1, top;
} Extent;

/* Of the skin lower than `below`, around the prop's centre. */
static Extent
extent_of(const Body *body, const Stance *stances, int n, Vec3 centre,
          float yaw, float below)
{
    Extent extent = { INFINITY, -INFINITY, INFINITY, -INFINITY, 0 };
    Mat3 turn = mat_rotation_y(yaw);
    Vec3 x_axis = mat_column(turn, 0), z_axis = mat_column(turn, 2);
    for (int s = 0; s < n; s++) {
        for (int i = 0; i < body->n_vertices; i++) {
            Vec3 p = stances[s].skin[i];
            if (p.y > below)
                continue;
            Vec3 from = vec_sub(p, centre);
            float x = vec_dot(from, x_axis), z = vec_dot(from, z_axis);
            extent.x0 = fminf(extent.x0, x);
            extent.x1 = fmaxf(extent.x1, x);
            extent.z0 = fminf(extent.z0, z);
            extent.z1 = fmaxf(extent.z1, z);
            extent.top = fmaxf(extent.top, p.y);
        }
    }
    return extent;
}

static void
fit_mat(SceneProp *mat, const Body *body, const Stance *stances, int n)
{
    Vec3 floor = vec3(mat->centre.x, 0, mat->centre.z);
    Extent extent = extent_of(body, stances, n, floor, mat->yaw, LYING);
    if (extent.x1 <= extent.x0)
        return;
    float x = (extent.x1 - extent.x0) * MAT_LONGER;
    float z = (extent.z1 - extent.z0) * MAT_LONGER;
    if (z >= x)
        x = clampf(x, MAT_LEAST, MAT_MOST);
    else
        z = clampf(z, MAT_LEAST, MAT_MOST);
    Vec3 middle =
            vec3((extent.x0 + extent.x1) / 2, 0, (extent.z0 + extent.z1) / 2);
    mat->centre = vec_add(floor, mat_apply(mat_rotation_y(mat->yaw), middle));
    mat->half = vec3(x / 2, 0, z / 2);
}

static void
fit_wall(SceneProp *wall, const Body *body, const Stance *stances, int n)
{
    float yaw = atan2f(wall->normal.x, wall->normal.z) / DEG_TO_RAD;
    Extent extent = extent_of(body, stances, n, wall->centre, yaw, INFINITY);
    if (extent.x1 <= extent.x0)
        return;
    Vec3 along = mat_column(mat_rotation_y(yaw), 0);
    wall->centre = vec_add(wall->centre,
                           vec_scale(along, (extent.x0 + extent.x1) / 2));
    wall->half.x = (extent.x1 - extent.x0) / 2 + WALL_BESIDE;
    wall->half.y = (extent.top + WALL_ABOVE) / 2;
}

static void
fit_doorway(SceneProp *door, const Body *body, const Stance *stances, int n)
{
    Extent extent = extent_of(body, stances, n, door->centre, 0, INFINITY);
    door->half.y = fmaxf(extent.top + WALL_ABOVE, DOOR_LEAST) / 2;
}

void
props_fit(const Body *body, Stance *stances, int n)
{
    for (int i = 0; n > 0 && i < stances[0].n_props; i++) {
        SceneProp *prop = &stances[0].props[i];
        if (prop->kind == PROP_MAT)
            fit_mat(prop, body, stances, n);
        else if (prop->kind == PROP_WALL)
            fit_wall(prop, body, stances, n);
        else if (prop->kind == PROP_DOORWAY)
            fit_doorway(prop, body, stances, n);
        else
            continue;
        for (int s = 1; s < n; s++)
            if (i < stances[s].n_props &&
                stances[s].props[i].kind == prop->kind)
                stances[s].props[i] = *prop;
    }
}
