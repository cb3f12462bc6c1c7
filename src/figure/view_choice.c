#include "figure/view_choice.h"

/* What a view is worth.  Areas in square metres as seen. */
#define AREA_WORTH 1.2f
#define MUSCLE_WORTH 14.0f
#define MUSCLE_ENOUGH 0.03f /* more of it is no better */
#define LANDMARKS_WORTH 0.55f
#define TOOLS_WORTH 0.5f /* balls, rollers, straps and bands */
#define MOTION_WORTH 0.65f
#define FACE_WORTH 0.1f
#define COVERED_COST 2.0f /* by props, as a share of the person */
#define BEHIND_WALL_COST 2.0f
#define WALL_AWAY (-0.05f) /* a wall that one looks along is all right */
#define STEEP_COST 0.25f   /* for 60 degrees off the usual elevation */
#define USUAL_ELEVATION 10.0f
#define MOVED_WEIGHT 3.0f /* of a landmark that the exercise is about */
#define SEEN_BEFORE 0.03f /* [m] */

/* Pixels for a metre: the same for all views, so that areas compare. */
#define SCALE 95.0f

#define AZIMUTH_STEP 15
#define MAX_MOVERS 8

typedef struct {
    Landmark landmark;
    float weight;
} Witness;

typedef struct {
    Vec3 start, end;
} Motion;

#define MAX_WITNESSES 24

typedef struct {
    const Body *body;
    const Stance *stances;
    GArray *faces; /* of the props, in the end */
    bool *wanted;  /* vertex: belongs to what is shown */
    bool *muscle;  /* quad: of a chosen muscle */
    Witness witnesses[MAX_WITNESSES];
    int n_witnesses;
    Motion motions[MAX_MOVERS];
    int n_motions;
    Vec3 middle; /* of what is shown */
    Vec3 wall;   /* normal; zero when there is none */
    CoarseView coarse;
} Scorer;

/* What should be seen in any pose; close-ups have fewer. */
static const struct {
    BodyPart part;
    unsigned close; /* bits of CloseUp */
} usual[] = {
    { PART_HAND, 1 << CLOSE_NONE | 1 << CLOSE_WRIST },
    { PART_FOOT, 1 << CLOSE_NONE | 1 << CLOSE_FOOT },
    { PART_KNEE, 1 << CLOSE_NONE },
    { PART_ELBOW, 1 << CLOSE_NONE },
    { PART_HIP, 1 << CLOSE_PELVIS },
    { PART_SHOULDER, 1 << CLOSE_NECK },
};

static void
add_witness(Scorer *s, Landmark landmark, float weight)
{
    for (int i = 0; i < s->n_witnesses; i++) {
        Witness *w = &s->witnesses[i];
        if (w->landmark.bone == landmark.bone &&
            vec_length(vec_sub(w->landmark.rest, landmark.rest)) < 1e-4f) {
            w->weight = fmaxf(w->weight, weight);
            return;
        }
    }
    if (s->n_witnesses < MAX_WITNESSES)
        s->witnesses[s->n_witnesses++] = (Witness){ landmark, weight };
}

static void
add_mover(Scorer *s, BodyPart part, BodySide side)
{
    Landmark landmark = landmark_of_part(s->body, part, side);
    add_witness(s, landmark, MOVED_WEIGHT);
    if (s->n_motions < MAX_MOVERS)
        s->motions[s->n_motions++] =
                (Motion){ landmark_place(&landmark, &s->stances[0]),
                          landmark_place(&landmark, &s->stances[1]) };
}

/* The arrows' landmarks; without any, what the joints of the exercise move. */
static void
add_movers(Scorer *s, const Pose *pose)
{
    for (int i = 0; i < pose->n_arrows; i++)
        add_mover(s, pose->arrows[i].part.part,
                  side_of_limb(pose->arrows[i].part.limb));
    if (pose->n_arrows > 0)
        return;
    for (int i = 0; i < pose->n_works; i++) {
        ShownPart parts[MAX_SHOWN];
        int n = landmark_shown(pose->works[i].joint, parts);
        for (int k = 0; k < MIN(n, 2); k++)
            add_mover(s, parts[k].part, side_of_limb(pose->works[i].limb));
    }
}

static void
add_witnesses(Scorer *s, const Pose *pose)
{
    CloseUp close = pose->view.close;
    for (size_t i = 0; i < G_N_ELEMENTS(usual); i++)
        for (int side = LEFT; side <= RIGHT; side++)
            if (usual[i].close & 1u << close)
                add_witness(s,
                            landmark_of_part(s->body, usual[i].part,
                                             (BodySide)side),
                            1);
    if (close == CLOSE_NONE || close == CLOSE_NECK)
        add_witness(s, landmark_face(s->body), 1);
    add_movers(s, pose);
}

static void
mark_muscle(Scorer *s, const MuscleMap *map, const MuscleChoice *choice)
{
    const Body *body = s->body;
    s->muscle = g_new0(bool, (size_t)body->n_quads);
    if (map == NULL || choice == NULL || choice->n == 0)
        return;
    for (int q = body->first_quad[LAYER_BODY]; /* and what is worn over it */
         q < body->first_quad[LAYER_CLOTH + 1]; q++) {
        int i = body->quads[q][0];
        s->muscle[q] =
                muscle_at(map, choice, body->rest[i], body->rest_normals[i],
                          body->limb_share[i], NULL, NULL) > 0;
    }
}

/* The middle of the box that holds what is shown. */
static Vec3
middle_of(const Body *body, const bool *wanted, const Vec3 *skin)
{
    float least[3] = { INFINITY, INFINITY, INFINITY };
    float most[3] = { -INFINITY, -INFINITY, -INFINITY };
    for (int i = 0; i < body->n_vertices; i++) {
        if (!wanted[i])
            continue;
        float p[3] = { skin[i].x, skin[i].y, skin[i].z };
        for (int k = 0; k < 3; k++) {
            least[k] = fminf(least[k], p[k]);
            most[k] = fmaxf(most[k], p[k]);
        }
    }
    return vec3((least[0] + most[0]) / 2, (least[1] + most[1]) / 2,
                (least[2] + most[2]) / 2);
}

static Vec3
wall_normal(const Stance *stance)
{
    for (int i = 0; i < stance->n_props; i++)
        if (stance->props[i].kind == PROP_WALL)
            return stance->props[i].normal;
    return vec3(0, 0, 0);
}

static void
scorer_init(Scorer *s, const Body *body, const MuscleMap *muscles,
            const Pose *pose, const MuscleChoice *choice, const Stance *stances)
{
    *s = (Scorer){ .body = body, .stances = stances };
    s->faces = prop_faces(body, &stances[1]);
    s->wanted = close_up_skin(body, pose->view.close, true);
    s->middle = middle_of(body, s->wanted, stances[1].skin);
    s->wall = wall_normal(&stances[1]);
    mark_muscle(s, muscles, choice);
    add_witnesses(s, pose);
    coarse_view_init(&s->coarse, body);
}

static void
scorer_clear(Scorer *s)
{
    g_array_unref(s->faces);
    g_free(s->wanted);
    g_free(s->muscle);
    coarse_view_clear(&s->coarse);
}

/* Areas of what is seen. */
static float
area_score(const Scorer *s)
{
    int shown = 0, muscle = 0;
    for (int i = 0; i < COARSE_SIZE * COARSE_SIZE; i++) {
        int q = s->coarse.what[i];
        if (q < 0 || !s->wanted[s->body->quads[q][0]])
            continue;
        shown++;
        muscle += s->muscle[q];
    }
    float pixel = 1 / (s->coarse.view.scale * s->coarse.view.scale);
    float covered =
            (float)s->coarse.covered / (float)MAX(1, shown + s->coarse.covered);
    return (float)shown * pixel * AREA_WORTH - covered * COVERED_COST +
           fminf((float)muscle * pixel, MUSCLE_ENOUGH) * MUSCLE_WORTH;
}

static bool
is_tool(PropKind kind)
{
    return kind == PROP_BALL || kind == PROP_ROLLER || kind == PROP_STRAP ||
           kind == PROP_BAND || kind == PROP_TOWEL;
}

/* Share of the turned side of a prop that is seen. */
static float
tool_seen(const Scorer *s, int prop)
{
    int seen = 0, all = 0;
    for (guint i = 0; i < s->faces->len; i++) {
        const PropFace *face = &g_array_index(s->faces, PropFace, i);
        if (face->prop != prop ||
            vec_dot(face->normal, s->coarse.view.towards) <= 0)
            continue;
        Vec3 middle = vec_lerp(face->point[0], face->point[2], 0.5f);
        all++;
        seen += coarse_view_sees(&s->coarse, middle, SEEN_BEFORE / 2);
    }
    return all > 0 ? (float)seen / (float)all : 0;
}

static float
landmark_score(const Scorer *s)
{
    float seen = 0, all = 0;
    const Stance *end = &s->stances[1];
    for (int i = 0; i < s->n_witnesses; i++) {
        const Witness *w = &s->witnesses[i];
        Vec3 place = landmark_place(&w->landmark, end);
        all += w->weight;
        if (coarse_view_sees(&s->coarse, place,
                             w->landmark.radius + SEEN_BEFORE))
            seen += w->weight;
    }
    return all > 0 ? seen / all : 0;
}

/* Mean share that is seen of what the exercise is done with. */
static float
tools_score(const Scorer *s)
{
    float seen = 0;
    int n = 0;
    const Stance *end = &s->stances[1];
    for (int i = 0; i < end->n_props; i++) {
        if (!is_tool(end->props[i].kind))
            continue;
        seen += tool_seen(s, i);
        n++;
    }
    return n > 0 ? seen / (float)n : 0;
}

/* Share of the motion that is not to or from the viewer. */
static float
motion_score(const Scorer *s)
{
    float shown = 0, all = 1e-3f;
    for (int i = 0; i < s->n_motions; i++) {
        Vec3 way = vec_sub(s->motions[i].end, s->motions[i].start);
        all += vec_length(way);
        shown += hypotf(vec_dot(way, s->coarse.view.right),
                        vec_dot(way, s->coarse.view.up));
    }
    return shown / all;
}

static float
face_score(const Scorer *s)
{
    const Stance *end = &s->stances[1];
    int head = s->body->bone[BONE_HEAD][LEFT];
    Vec3 ahead = mat_column(end->skeleton.turn[head], 2);
    float turned = vec_dot(ahead, s->coarse.view.towards);
    return clampf(turned * 1.5f + 0.3f, -0.3f, 1);
}

static float
view_score(Scorer *s, ViewAngles angles)
{
    View view = view_axes(angles.azimuth, angles.elevation);
    coarse_view_look(&s->coarse, s->body, &s->stances[1], s->faces, &view,
                     SCALE, s->middle);
    float score = area_score(s) + LANDMARKS_WORTH * landmark_score(s) +
                  TOOLS_WORTH * fminf(1, 2 * tools_score(s)) +
                  MOTION_WORTH * motion_score(s) + FACE_WORTH * face_score(s);
    if (vec_length(s->wall) > 0 && vec_dot(s->wall, view.towards) < WALL_AWAY)
        score -= BEHIND_WALL_COST;
    return score - fabsf(angles.elevation - USUAL_ELEVATION) / 60 * STEEP_COST;
}

/* Azimuths off the front that a class of views allows, on both sides. */
static const struct {
    int least, most;
} allowed[] = {
    [VIEW_AUTO] = { 0, 180 },
    [VIEW_SIDE] = { 60, 120 },
    [VIEW_FRONT] = { 0, 30 },
    [VIEW_THREE_QUARTER] = { 30, 60 },
};

static const float elevations[] = { 8, 18, 32 };

typedef struct {
    ViewAngles angles;
    float score;
} Choice;

static void
try_view(Scorer *s, float azimuth, float elevation, Choice *best)
{
    ViewAngles angles = { azimuth, elevation };
    float score = view_score(s, angles);
    if (score > best->score)
        *best = (Choice){ angles, score };
}

static void
try_azimuths(Scorer *s, ViewClass class, float elevation, Choice *best)
{
    /* against a wall one may have to look from behind */
    bool mirrored = vec_length(s->wall) > 0 && class != VIEW_AUTO;
    for (int a = allowed[class].least; a <= allowed[class].most;
         a += AZIMUTH_STEP) {
        for (int sign = 1; sign >= -1; sign -= 2) {
            if (sign < 0 && (a == 0 || a == 180))
                continue;
            try_view(s, (float)(sign * a), elevation, best);
            if (mirrored)
                try_view(s, (float)(sign * (180 - a)), elevation, best);
        }
    }
}

ViewAngles
view_choose(const Body *body, const MuscleMap *muscles, const Pose *pose,
            const MuscleChoice *choice, const Stance *stances)
{
    if (pose->view.view == VIEW_ANGLES)
        return (ViewAngles){ pose->view.azimuth, pose->view.elevation };
    Scorer s;
    scorer_init(&s, body, muscles, pose, choice, stances);
    Choice best = { .score = -INFINITY };
    for (size_t i = 0; i < G_N_ELEMENTS(elevations); i++)
        try_azimuths(&s, pose->view.view, elevations[i], &best);
    scorer_clear(&s);
    return best.angles;
}
