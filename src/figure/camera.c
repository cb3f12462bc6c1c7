#include "figure/camera.h"

#include "figure/camera_frame.h"

/* Shares of the frame's longer side. */
#define ARROW_ROOM 0.045f /* half an arrow's head */
#define SLACK 0.1f        /* that the frame may grow for arrows */

Camera
camera_choose(const Body *body, const MuscleMap *muscles, const Pose *pose,
              const MuscleChoice *choice, const Stance *stances)
{
    ViewAngles angles = view_choose(body, muscles, pose, choice, stances);
    View view = view_axes(angles.azimuth, angles.elevation);
    CloseUp close = pose->view.close;
    Frame content = frame_of_stances(body, &view, close, stances);
    Frame frame = frame_finish(content, close);
    Camera camera = frame_camera(&frame, angles, close != CLOSE_NONE);
    if (close != CLOSE_NONE)
        return camera;
    /* arrows beside the person may need a larger frame */
    SceneArrow arrows[MAX_ARROWS];
    int n = arrows_find(pose, stances, &camera, SLACK, arrows);
    float room = ARROW_ROOM * frame_longest(&frame);
    for (int i = 0; i < n; i++) {
        frame_add(&content, &view, arrows[i].from, room);
        frame_add(&content, &view, arrows[i].via, room);
        frame_add(&content, &view, arrows[i].to, room);
    }
    frame = frame_finish(content, close);
    return frame_camera(&frame, angles, false);
}

void
camera_view(const Body *body, const MuscleMap *muscles, Pose *pose,
            const MuscleChoice *choice, const Stance *stances)
{
    ViewAngles angles = view_choose(body, muscles, pose, choice, stances);
    pose->view.view = VIEW_ANGLES;
    pose->view.azimuth = angles.azimuth;
    pose->view.elevation = angles.elevation;
}
