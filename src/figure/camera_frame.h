/* What must be in the frame, and the camera that shows just that.  For
   figure/camera only. */
#pragma once

#include "figure/view_choice.h"

/* Along the view's right and up [m]. */
typedef struct {
    float left, right, bottom, top;
} Frame;

/* Holds both stances and their props, or the skin of a close-up. */
Frame frame_of_stances(const Body *body, const View *view, CloseUp close,
                       const Stance *stances);
void frame_add(Frame *frame, const View *view, Vec3 world, float around);
/* A margin, and shapes neither too long nor too tall for a page. */
Frame frame_finish(Frame frame, CloseUp close);

/* The camera whose frame this is; looked at steeply from a corner, a long
   frame gets a little higher. */
Camera frame_camera(const Frame *frame, ViewAngles angles, bool close_up);
/* What a camera frames. */
Frame camera_frame(const Camera *camera, View *view);

/* As camera_arrows(), but they may go past the frame by `slack`, a share of its
   longer side. */
int arrows_find(const Pose *pose, const Stance *stances, const Camera *camera,
                float slack, SceneArrow *out);

static inline float
frame_longest(const Frame *frame)
{
    return fmaxf(frame->right - frame->left, frame->top - frame->bottom);
}
