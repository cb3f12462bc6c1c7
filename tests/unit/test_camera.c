#include "figure/camera.h"

#include "figure/camera_frame.h"

#include "body_of_test.h"

static Body *body;
static MuscleMap *map;

static JointState
neutral(void)
{
    JointState state = { .pelvis = { 0, 0.93f, 0 } };
    for (int i = 0; i < BALL_COUNT; i++)
        state.ball[i] = mat_identity();
    return state;
}

static Stance
stance_of(const JointState *state)
{
    Stance stance = { .joints = *state };
    skeleton_pose(&stance.skeleton, body, state);
    stance.skin = g_new(Vec3, (size_t)body->n_vertices);
    skin_body(&stance.skeleton, stance.skin);
    return stance;
}

/* Standing, and what a row moves. */
typedef struct {
    Stance stances[2];
} Scene;

static Scene
scene_of(const JointState *start, const JointState *end)
{
    return (Scene){ { stance_of(start), stance_of(end) } };
}

static Scene
arm_raise(void)
{
    JointState start = neutral(), end = neutral();
    end.ball[BALL_SHOULDER + LEFT] = arm_from_elevation(LEFT, 150, 10, 0);
    return scene_of(&start, &end);
}

static void
scene_clear(Scene *scene)
{
    stance_clear(&scene->stances[0]);
    stance_clear(&scene->stances[1]);
}

/* ---- frames ---- */

static void
test_frame(void)
{
    static const struct {
        float azimuth, elevation;
        Frame frame;
    } rows[] = {
        { 0, 0, { -1, 1, 0, 1.5f } },
        { 60, 8, { -0.5f, 0.5f, -0.1f, 1.9f } },
        { -45, 24, { -1, 1.2f, -0.2f, 0.9f } },
        { 90, 18, { -0.3f, 1.8f, -0.3f, 0.7f } },
        { 180, 10, { -2, -1, 3, 4 } },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        ViewAngles angles = { rows[i].azimuth, rows[i].elevation };
        Camera camera = frame_camera(&rows[i].frame, angles, false);
        View view;
        Frame got = camera_frame(&camera, &view);
        g_assert_cmpfloat_with_epsilon(got.left, rows[i].frame.left, 4e-3);
        g_assert_cmpfloat_with_epsilon(got.right, rows[i].frame.right, 4e-3);
        g_assert_cmpfloat_with_epsilon(got.bottom, rows[i].frame.bottom, 4e-3);
        g_assert_cmpfloat_with_epsilon(got.top, rows[i].frame.top, 4e-3);
    }
}

static void
test_shape(void)
{
    static const struct {
        Frame content;
        CloseUp close;
        float least, most; /* width for height */
    } rows[] = {
        { { 0, 4, 0, 0.5f }, CLOSE_NONE, 2.09f, 2.11f },
        { { 0, 0.4f, 0, 1.8f }, CLOSE_NONE, 0.69f, 0.71f },
        { { 0, 1.2f, 0, 1 }, CLOSE_NONE, 1.1f, 1.3f },
        { { 0, 2, 0, 0.5f }, CLOSE_PELVIS, 1.49f, 1.51f },
        { { 0, 0.3f, 0, 0.9f }, CLOSE_FOOT, 0.99f, 1.01f },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        Frame f = frame_finish(rows[i].content, rows[i].close);
        float shape = (f.right - f.left) / (f.top - f.bottom);
        g_assert_cmpfloat(shape, >, rows[i].least);
        g_assert_cmpfloat(shape, <, rows[i].most);
        g_assert_cmpfloat(f.left, <, rows[i].content.left);
        g_assert_cmpfloat(f.right, >, rows[i].content.right);
        g_assert_cmpfloat(f.bottom, <, rows[i].content.bottom);
        g_assert_cmpfloat(f.top, >, rows[i].content.top);
    }
}

static bool
is_framed(const Camera *camera, Vec3 p)
{
    View view;
    Frame f = camera_frame(camera, &view);
    float x = vec_dot(p, view.right), y = vec_dot(p, view.up);
    return x > f.left && x < f.right && y > f.bottom && y < f.top;
}

/* ---- views ---- */

static const struct {
    ViewClass view;
    const char *muscle;
    float least, most; /* degrees off the front */
} views[] = {
    { VIEW_SIDE, NULL, 60, 120 },
    { VIEW_FRONT, NULL, 0, 30 },
    { VIEW_THREE_QUARTER, NULL, 30, 60 },
    { VIEW_SIDE, "gluteus maximus", 90, 120 },
    { VIEW_SIDE, "quadriceps", 60, 90 },
    { VIEW_AUTO, "hamstrings", 90, 180 },
    { VIEW_AUTO, "pectoralis major", 0, 90 },
    { VIEW_ANGLES, NULL, 77, 77 },
};

static void
test_view(void)
{
    Scene scene = arm_raise();
    for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
        Pose pose = {
            .n_arrows = 0,
            .view = { .view = views[i].view, .azimuth = 77, .elevation = 12 }
        };
        MuscleChoice choice = { 0 };
        if (views[i].muscle != NULL)
            g_assert_true(muscle_choose(&choice, views[i].muscle, true, true));
        Camera camera = camera_choose(body, map, &pose, &choice, scene.stances);
        g_assert_cmpfloat(fabsf(camera.azimuth), >=, views[i].least);
        g_assert_cmpfloat(fabsf(camera.azimuth), <=, views[i].most);
        g_assert_cmpfloat(camera.elevation, >=, 0);
        g_assert_cmpfloat(camera.elevation, <=, 35);
        g_assert_false(camera.close_up);
        for (int s = 0; s < 2; s++)
            for (int k = 0; k < body->n_vertices; k += 7)
                g_assert_true(is_framed(&camera, scene.stances[s].skin[k]));
        /* the same again, once it is fixed */
        camera_view(body, map, &pose, &choice, scene.stances);
        g_assert_cmpint(pose.view.view, ==, VIEW_ANGLES);
        g_assert_cmpfloat(pose.view.azimuth, ==, camera.azimuth);
        g_assert_cmpfloat(pose.view.elevation, ==, camera.elevation);
    }
    scene_clear(&scene);
}

static void
add_prop(Scene *scene, SceneProp prop)
{
    for (int s = 0; s < 2; s++)
        scene->stances[s].props[scene->stances[s].n_props++] = prop;
}

static void
test_wall(void)
{
    static const Vec3 normals[] = { { 0, 0, 1 }, { 0, 0, -1 }, { -1, 0, 0 } };
    for (size_t i = 0; i < G_N_ELEMENTS(normals); i++) {
        Scene scene = arm_raise();
        add_prop(&scene, (SceneProp){ .kind = PROP_WALL,
                                      .normal = normals[i],
                                      .centre = vec_scale(normals[i], -0.5f) });
        Pose pose = { .n_arrows = 0 };
        Camera camera = camera_choose(body, map, &pose, NULL, scene.stances);
        View view = view_axes(camera.azimuth, camera.elevation);
        g_assert_cmpfloat(vec_dot(view.towards, normals[i]), >, -0.06);
        scene_clear(&scene);
    }
}

/* A table before the person, or a screen at a side, is not looked through. */
static void
test_in_the_way(void)
{
    Scene scene = arm_raise();
    add_prop(&scene, (SceneProp){ .kind = PROP_STEP,
                                  .centre = { 0, 0.7f, 0.6f },
                                  .half = { 0.6f, 0.7f, 0.05f } });
    Pose pose = { .n_arrows = 0 };
    Camera camera = camera_choose(body, map, &pose, NULL, scene.stances);
    g_assert_cmpfloat(fabsf(camera.azimuth), >=, 60);
    scene_clear(&scene);
}

/* ---- close-ups ---- */

static void
test_close_up(void)
{
    static const struct {
        CloseUp close;
        BoneId inside, outside;
    } rows[] = {
        { CLOSE_NECK, BONE_HEAD, BONE_FOOT },
        { CLOSE_WRIST, BONE_HAND, BONE_SHANK1 },
        { CLOSE_FOOT, BONE_FOOT, BONE_HEAD },
        { CLOSE_PELVIS, BONE_PELVIS, BONE_HEAD },
    };
    JointState state = neutral();
    Scene scene = scene_of(&state, &state);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        Pose pose = { .n_arrows = 0,
                      .view = { .view = VIEW_SIDE, .close = rows[i].close } };
        Camera camera = camera_choose(body, map, &pose, NULL, scene.stances);
        const Skeleton *sk = &scene.stances[1].skeleton;
        g_assert_true(camera.close_up);
        g_assert_true(
                is_framed(&camera, sk->head[body->bone[rows[i].inside][LEFT]]));
        g_assert_false(is_framed(&camera,
                                 sk->head[body->bone[rows[i].outside][LEFT]]));
    }
    scene_clear(&scene);
}

/* ---- arrows ---- */

static Camera
front_camera(const Scene *scene)
{
    Pose pose = { .n_arrows = -1,
                  .view = { .view = VIEW_ANGLES, .elevation = 8 } };
    return camera_choose(body, map, &pose, NULL, scene->stances);
}

static void
test_default_arrow(void)
{
    static const struct {
        Joint joint;
        Limb limb;
        int n;
    } rows[] = {
        { JOINT_ARM, LIMB_WORKED, 1 },
        { JOINT_ARM, LIMB_OTHER, 0 }, /* does not move */
        { JOINT_HIP, LIMB_WORKED, 0 },
        { JOINT_ELBOW, LIMB_WORKED, 1 },
    };
    Scene scene = arm_raise();
    Camera camera = front_camera(&scene);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        Pose pose = { .n_arrows = -1, .n_works = 1 };
        pose.works[0].joint = rows[i].joint;
        pose.works[0].limb = rows[i].limb;
        SceneArrow arrows[MAX_ARROWS];
        int n = camera_arrows(&pose, scene.stances, &camera, arrows);
        g_assert_cmpint(n, ==, rows[i].n);
        if (n == 0)
            continue;
        /* the hand goes up, at the figure's left */
        g_assert_cmpfloat(arrows[0].to.y - arrows[0].from.y, >, 0.3);
        g_assert_cmpfloat(arrows[0].via.x, >, 0.2);
        g_assert_false(arrows[0].both_ways);
        g_assert_true(is_framed(&camera, arrows[0].from));
        g_assert_true(is_framed(&camera, arrows[0].via));
        g_assert_true(is_framed(&camera, arrows[0].to));
    }
    scene_clear(&scene);
}

static void
test_wished_arrows(void)
{
    JointState start = neutral(), end = neutral();
    for (int side = LEFT; side <= RIGHT; side++)
        end.ball[BALL_SHOULDER + side] =
                arm_from_elevation((BodySide)side, 150, 10, 0);
    Scene scene = scene_of(&start, &end);
    Camera camera = front_camera(&scene);
    Pose pose = { .n_arrows = 2,
                  .arrows = { { .part = { PART_HAND, LIMB_WORKED, false } },
                              { .part = { PART_HAND, LIMB_OTHER, false },
                                .both_ways = true } } };
    SceneArrow arrows[MAX_ARROWS];
    g_assert_cmpint(camera_arrows(&pose, scene.stances, &camera, arrows), ==,
                    2);
    g_assert_cmpfloat(arrows[0].via.x, >, 0.2);
    g_assert_cmpfloat(arrows[1].via.x, <, -0.2);
    g_assert_false(arrows[0].both_ways);
    g_assert_true(arrows[1].both_ways);
    /* the same twice would overlap, unless there is room beside it */
    pose.arrows[1] = pose.arrows[0];
    int n = camera_arrows(&pose, scene.stances, &camera, arrows);
    if (n == 2)
        g_assert_cmpfloat(vec_length(vec_sub(arrows[0].via, arrows[1].via)), >,
                          0.1);
    pose.n_arrows = 0;
    g_assert_cmpint(camera_arrows(&pose, scene.stances, &camera, arrows), ==,
                    0);
    scene_clear(&scene);
}

/* An arrow of the head stays off the face. */
static void
test_face(void)
{
    JointState start = neutral(), end = neutral();
    end.trunk[NECK_SIDE] = 40;
    Scene scene = scene_of(&start, &end);
    Camera camera = front_camera(&scene);
    Pose pose = { .n_arrows = 1,
                  .arrows = { { .part = { PART_HEAD, LIMB_WORKED, false } } } };
    SceneArrow arrows[MAX_ARROWS];
    int n = camera_arrows(&pose, scene.stances, &camera, arrows);
    Landmark face = landmark_face(body);
    Vec3 eyes = landmark_place(&face, &scene.stances[1]);
    for (int i = 0; i < n; i++) {
        Vec3 along[] = { arrows[i].from, arrows[i].via, arrows[i].to };
        for (size_t k = 0; k < G_N_ELEMENTS(along); k++)
            g_assert_cmpfloat(hypotf(along[k].x - eyes.x, along[k].y - eyes.y),
                              >, 0.07);
    }
    scene_clear(&scene);
}

/* On the curve that passes `via` half way. */
static Vec3
on_arrow(const SceneArrow *a, float t)
{
    Vec3 ends = vec_scale(vec_add(a->from, a->to), 0.5f);
    Vec3 bend = vec_sub(vec_scale(a->via, 2), ends);
    return vec_add(vec_scale(a->from, (1 - t) * (1 - t)),
                   vec_add(vec_scale(bend, 2 * t * (1 - t)),
                           vec_scale(a->to, t * t)));
}

/* How near the arrow's middle line comes to a hand or a foot in the picture
   [m]. */
static float
nearest_extremity(const Stance *stance, const View *view,
                  const SceneArrow *arrow)
{
    float nearest = INFINITY;
    for (int v = 0; v < body->n_vertices; v++) {
        BodyRegion part = region_kind(body->regions[v]);
        if (part != BODY_HAND && part != BODY_FOOT)
            continue;
        for (int k = 0; k <= 20; k++) {
            Vec3 p = on_arrow(arrow, (float)k / 20);
            Vec3 gap = vec_sub(p, stance->skin[v]);
            nearest = fminf(nearest, hypotf(vec_dot(gap, view->right),
                                            vec_dot(gap, view->up)));
        }
    }
    return nearest;
}

/* The arrow of a hand shows where it goes and leaves it to be seen. */
static void
test_hand(void)
{
    static const float elevations[] = { 60, 90, 120, 150 };
    for (size_t i = 0; i < G_N_ELEMENTS(elevations); i++) {
        JointState start = neutral(), end = neutral();
        end.ball[BALL_SHOULDER + LEFT] =
                arm_from_elevation(LEFT, elevations[i], 10, 0);
        Scene scene = scene_of(&start, &end);
        Camera camera = front_camera(&scene);
        View view;
        camera_frame(&camera, &view);
        Pose pose = { .n_arrows = 1, .arrows = { { .part = {
                      PART_HAND, LIMB_WORKED, false } } } };
        SceneArrow arrows[MAX_ARROWS];
        g_assert_cmpint(camera_arrows(&pose, scene.stances, &camera, arrows),
                        ==, 1);
        g_assert_cmpfloat(
                nearest_extremity(&scene.stances[1], &view, &arrows[0]), >,
                0.02);
        scene_clear(&scene);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    body = body_of_test(true);
    map = muscle_map_new(body);
    g_test_add_func("/camera/frame", test_frame);
    g_test_add_func("/camera/shape", test_shape);
    g_test_add_func("/camera/view", test_view);
    g_test_add_func("/camera/wall", test_wall);
    g_test_add_func("/camera/in-the-way", test_in_the_way);
    g_test_add_func("/camera/close-up", test_close_up);
    g_test_add_func("/camera/default-arrow", test_default_arrow);
    g_test_add_func("/camera/wished-arrows", test_wished_arrows);
    g_test_add_func("/camera/hand", test_hand);
    g_test_add_func("/camera/face", test_face);
    int result = g_test_run();
    muscle_map_free(map);
    body_free(body);
    return result;
}
