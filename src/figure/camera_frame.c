#include "figure/camera_frame.h"

#define MARGIN 0.035f      /* of the longer side */
#define CLOSE_MARGIN 0.05f /* [m] round a close-up's skin ... */
#define WRIST_MARGIN 0.1f  /* ... and where a hand pulls at another */

/* Width for height of frames. */
#define WIDEST 2.1f
#define NARROWEST 0.7f
#define CLOSE_WIDEST 1.5f
#define CLOSE_NARROWEST 1.0f
#define AIR_ABOVE 0.7f /* of what is added to the height */

void
frame_add(Frame *frame, const View *view, Vec3 world, float around)
{
    float x = vec_dot(world, view->right), y = vec_dot(world, view->up);
    frame->left = fminf(frame->left, x - around);
    frame->right = fmaxf(frame->right, x + around);
    frame->bottom = fminf(frame->bottom, y - around);
    frame->top = fmaxf(frame->top, y + around);
}

static void
add_props(Frame *frame, const Body *body, const View *view,
          const Stance *stance)
{
    g_autoptr(GArray) faces = prop_faces(body, stance);
    for (guint i = 0; i < faces->len; i++) {
        const PropFace *face = &g_array_index(faces, PropFace, i);
        for (int k = 0; k < face->n_points; k++)
            frame_add(frame, view, face->point[k], 0);
    }
}

Frame
frame_of_stances(const Body *body, const View *view, CloseUp close,
                 const Stance *stances)
{
    Frame frame = { INFINITY, -INFINITY, INFINITY, -INFINITY };
    for (int s = 0; s < 2; s++) {
        g_autofree bool *inside = close_up_skin(body, close, s == 1);
        for (int i = 0; i < body->n_vertices; i++)
            if (inside[i])
                frame_add(&frame, view, stances[s].skin[i], 0);
        if (close == CLOSE_NONE)
            add_props(&frame, body, view, &stances[s]);
    }
    return frame;
}

static void
widen(Frame *frame, float width)
{
    float more = (width - (frame->right - frame->left)) / 2;
    frame->left -= more;
    frame->right += more;
}

static void
heighten(Frame *frame, float height, float above)
{
    float more = height - (frame->top - frame->bottom);
    frame->bottom -= more * (1 - above);
    frame->top += more * above;
}

Frame
frame_finish(Frame frame, CloseUp close)
{
    bool close_up = close != CLOSE_NONE;
    float margin = !close_up              ? frame_longest(&frame) * MARGIN
                   : close == CLOSE_WRIST ? WRIST_MARGIN
                                          : CLOSE_MARGIN;
    frame = (Frame){ frame.left - margin, frame.right + margin,
                     frame.bottom - margin, frame.top + margin };
    float width = frame.right - frame.left;
    float height = frame.top - frame.bottom;
    float widest = close_up ? CLOSE_WIDEST : WIDEST;
    float narrowest = close_up ? CLOSE_NARROWEST : NARROWEST;
    if (width > widest * height)
        heighten(&frame, width / widest, close_up ? 0.5f : AIR_ABOVE);
    if (width < narrowest * height)
        widen(&frame, narrowest * height);
    return frame;
}

/* A box along the world's axes whose picture has the given width and height:
   it is as flat as can be along one of the two level axes, and its height
   makes up for what its depth takes. */
static Vec3
half_box(const View *view, float width, float height)
{
    float across_x = fabsf(view->right.x), across_z = fabsf(view->right.z);
    Vec3 half = vec3(0, 0, 0);
    if (across_x >= across_z)
        half.x = width / 2 / across_x;
    else
        half.z = width / 2 / across_z;
    float left = height / 2 - half.x * fabsf(view->up.x) -
                 half.z * fabsf(view->up.z);
    half.y = fmaxf(left, 0) / fmaxf(fabsf(view->up.y), 0.05f);
    return half;
}

Camera
frame_camera(const Frame *frame, ViewAngles angles, bool close_up)
{
    View view = view_axes(angles.azimuth, angles.elevation);
    Vec3 half = half_box(&view, frame->right - frame->left,
                         frame->top - frame->bottom);
    float x = (frame->left + frame->right) / 2;
    float y = (frame->bottom + frame->top) / 2;
    Vec3 middle = vec_add(vec_scale(view.right, x), vec_scale(view.up, y));
    return (Camera){
        .azimuth = angles.azimuth,
        .elevation = angles.elevation,
        .least = vec_sub(middle, half),
        .most = vec_add(middle, half),
        .close_up = close_up,
    };
}

Frame
camera_frame(const Camera *camera, View *view)
{
    enum { ANY_RASTER = 1000 };
    *view = view_make(camera, ANY_RASTER);
    return (Frame){
        .left = view->left,
        .right = view->left + (float)view->width / view->scale,
        .bottom = view->top - (float)view->height / view->scale,
        .top = view->top,
    };
}
