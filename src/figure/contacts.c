#include "figure/solver.h"

#include <string.h>

/* How each demand weighs in the sum; contacts are hard. */
#define FLAT_WEIGHT 0.5f
#define PALM_WEIGHT 0.35f
#define FINGERS_WEIGHT 0.12f
#define CLASP_WEIGHT 0.3f
#define TOES_WEIGHT 0.15f
#define ACROSS_WEIGHT 0.4f
#define UNDER_WEIGHT 0.5f
#define PIN_WEIGHT 0.35f

float
prop_size(float wished, float usual)
{
    return wished > 0 && isfinite(wished) ? clampf(wished, 0.01f, 3) : usual;
}

/* Of a prop's top over the floor [m]. */
static const struct {
    PropKind prop;
    float usual, over;
} heights[TARGET_COUNT] = {
    [TARGET_CHAIR] = { PROP_CHAIR, 0.45f, 0 },
    [TARGET_CHAIR_BACK] = { PROP_CHAIR, 0.45f, 0.44f },
    [TARGET_BED] = { PROP_BED, 0.5f, 0 },
    [TARGET_TABLE] = { PROP_TABLE, 0.74f, 0 },
    [TARGET_BENCH] = { PROP_BENCH, 0.45f, 0 },
    [TARGET_STEP] = { PROP_STEP, 0.15f, 0 },
    [TARGET_PILLOW] = { PROP_PILLOW, 0.05f, 0 },
    [TARGET_CUSHION] = { PROP_CUSHION, 0.06f, 0 },
};

/* On the side, the pillow fills the gap beside the shoulder. */
#define SIDE_PILLOW 0.105f

float
target_height(const Pose *pose, TargetKind target)
{
    if (heights[target].usual <= 0)
        return 0;
    float usual = heights[target].usual;
    if (target == TARGET_PILLOW && pose->base == BASE_SIDE)
        usual = SIDE_PILLOW;
    return prop_size(pose->props[heights[target].prop].height, usual) +
           heights[target].over;
}

static bool
contact_is_paired(BodyPart part)
{
    return part != PART_HEAD && part != PART_UPPER_BACK && part != PART_BACK &&
           part != PART_LOW_BACK && part != PART_SACRUM && part != PART_BELLY;
}

static const char *
limb_letter(Limb limb)
{
    return limb == LIMB_WORKED ? "W." : "O.";
}

/* "W.hand on O.thigh". */
const char *
contact_name(const Contact *c)
{
    const char *own = contact_is_paired(c->part) ? limb_letter(c->limb) : "";
    bool body = c->target == TARGET_BODY;
    bool paired = body && c->segment < SEGMENT_HEAD;
    g_autofree char *name = g_strdup_printf(
            "%s%s on %s%s", own, body_part_names[c->part],
            paired ? limb_letter(c->target_limb)
            : body ? ""
                   : "the ",
            body ? segment_names[c->segment] : target_names[c->target]);
    return g_intern_string(name);
}

static Demand *
demand_new(Solver *s, DemandKind kind, int contact, float weight)
{
    if (s->n_demands == MAX_DEMANDS)
        s->n_demands--; /* MAX_CONTACTS makes this impossible */
    Demand *d = &s->demands[s->n_demands++];
    *d = (Demand){ .kind = kind,
                   .contact = contact,
                   .weight = weight,
                   .target = -1,
                   .sign = 1,
                   .moved_by = GROUP_ALL };
    if (contact >= 0) {
        BodyPart part = s->stage->contacts[contact].part;
        d->arm = part == PART_HAND || part == PART_FOREARM ||
                 part == PART_WRIST || part == PART_ELBOW;
    }
    return d;
}

static void
exempt(Solver *s, int bone_a, int bone_b)
{
    if (s->n_exempt == MAX_EXEMPT)
        return;
    s->exempt[s->n_exempt][0] = bone_a;
    s->exempt[s->n_exempt++][1] = bone_b;
}

static bool
is_exempt(const Solver *s, int bone_a, int bone_b)
{
    for (int i = 0; i < s->n_exempt; i++)
        if ((s->exempt[i][0] == bone_a && s->exempt[i][1] == bone_b) ||
            (s->exempt[i][0] == bone_b && s->exempt[i][1] == bone_a))
            return true;
    return false;
}

/* What may not overlap. */
static void
find_pairs(Solver *s)
{
    int all[MAX_CAPSULE_PAIRS][2], n = capsule_pairs(all);
    s->n_pairs = 0;
    for (int i = 0; i < n; i++)
        if (!is_exempt(s, capsule_bone(s->body, all[i][0]),
                       capsule_bone(s->body, all[i][1])))
            memcpy(s->pairs[s->n_pairs++], all[i], sizeof all[i]);
}

static void
moved_by_bones(const Solver *s, Demand *d)
{
    d->moved_by = s->map.group[d->bone];
    if (d->target >= 0)
        d->moved_by |= s->map.group[d->target];
}

typedef struct {
    Vec3 normal;
    float offset;
} Surface;

static bool
hangs_on_wall(const Solver *s, TargetKind target)
{
    return target == TARGET_WALL || target == TARGET_DOORWAY ||
           (target == TARGET_BALL && s->has_wall);
}

static Surface
surface_of(const Solver *s, const Contact *c)
{
    const PropWish *props = s->pose->props;
    Surface floor = { vec3(0, 1, 0), target_height(s->pose, c->target) };
    Surface wall = { s->wall_normal, s->wall_offset };
    if (c->target == TARGET_FLOOR)
        floor.offset = isfinite(c->height) ? clampf(c->height, 0, 2) : 0;
    if (c->target == TARGET_ROLLER)
        floor.offset = 2 * prop_size(props[PROP_ROLLER].radius, 0.07f);
    if (c->target == TARGET_BALL) {
        float width = 2 * prop_size(props[PROP_BALL].radius, 0.04f);
        floor.offset = width;
        wall.offset += width;
    }
    return hangs_on_wall(s, c->target) ? wall : floor;
}

static void
touch_plane(Solver *s, int contact, BodyPart probe_part, Surface surface)
{
    const Contact *c = &s->stage->contacts[contact];
    BodySide side = (BodySide)c->limb;
    Probe probe = probe_of(s->body, probe_part, side);
    Demand *d = demand_new(s, DEMAND_PLANE, contact, 1);
    d->bone = probe.bone;
    d->rest = probe.rest;
    d->radius = probe.radius;
    d->normal = surface.normal;
    d->offset = surface.offset;
    d->region = probe_region(s->body, &s->map, &probe, probe_part, side,
                             s->arena, &d->n_region);
    if (c->target == TARGET_ROLLER)
        d->prop_radius = prop_size(s->pose->props[PROP_ROLLER].radius, 0.07f);
    if (c->target == TARGET_BALL)
        d->prop_radius = prop_size(s->pose->props[PROP_BALL].radius, 0.04f);
    moved_by_bones(s, d);
}

static Demand *
aim_axis(Solver *s, int contact, int bone, int axis, float sign, Vec3 towards,
         float weight)
{
    Demand *d = demand_new(s, DEMAND_AIM, contact, weight);
    d->bone = bone;
    d->axis = axis;
    d->sign = sign;
    d->normal = vec_unit(towards);
    moved_by_bones(s, d);
    return d;
}

static void
touch_surface(Solver *s, int contact)
{
    const Contact *c = &s->stage->contacts[contact];
    Surface surface = surface_of(s, c);
    int hand = bone_of(s->body, BONE_HAND, (int)c->limb);
    if (c->part == PART_FOOT) {
        touch_plane(s, contact, PART_HEEL, surface);
        touch_plane(s, contact, PART_FOREFOOT, surface);
        Demand *d = demand_new(s, DEMAND_LIES_FLAT, contact, FLAT_WEIGHT);
        d->bone = bone_of(s->body, BONE_FOOT, (int)c->limb);
        d->normal = surface.normal;
        moved_by_bones(s, d);
    } else if (c->part == PART_FOREARM) {
        touch_plane(s, contact, PART_ELBOW, surface);
        touch_plane(s, contact, PART_WRIST, surface);
    } else if (c->part == PART_HAND) {
        touch_plane(s, contact, PART_HAND, surface);
        aim_axis(s, contact, hand, 2, 1, vec_scale(surface.normal, -1),
                 FLAT_WEIGHT);
    } else {
        touch_plane(s, contact, c->part, surface);
    }
    if (hangs_on_wall(s, c->target) && c->height > 0) {
        Demand *d = demand_new(s, DEMAND_PIN, contact, PIN_WEIGHT);
        Probe probe = probe_of(s->body, c->part, (BodySide)c->limb);
        d->bone = probe.bone;
        d->rest = probe.rest;
        d->normal = vec3(0, 1, 0);
        d->offset = clampf(c->height, 0, 3);
        moved_by_bones(s, d);
    }
}

static Vec3
direction_of(const Contact *c, float out)
{
    static const struct {
        Aim aim;
        Vec3 to;
    } ways[] = {
        { AIM_FRONT, { 0, 0, 1 } }, { AIM_BACK, { 0, 0, -1 } },
        { AIM_OUT, { 1, 0, 0 } },   { AIM_IN, { -1, 0, 0 } },
        { AIM_TOP, { 0, 1, 0 } },
    };
    Vec3 sum = vec3(0, 0, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++)
        if (c->aim & ways[i].aim)
            sum = vec_add(sum, ways[i].to);
    if (vec_length(sum) < 0.1f)
        sum = vec3(0, 0, 1);
    return vec3(sum.x * out, sum.y, sum.z);
}

/* Which way the fingers (or toes) go; false when nothing is asked. */
static bool
fingers_of(const Contact *c, Vec3 *way)
{
    static const struct {
        Aim aim;
        Vec3 to;
    } ways[] = {
        { AIM_AHEAD, { 0, 0, 1 } },      { AIM_BEHIND, { 0.25f, 0, -1 } },
        { AIM_APART, { 1, 0, 0.2f } },   { AIM_UP, { 0, 1, 0 } },
        { AIM_DOWN, { -0.35f, -1, 0 } }, { AIM_INWARD, { -1, 0, 0 } },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++)
        if (c->aim & ways[i].aim) {
            *way = ways[i].to;
            way->x *= c->limb == LIMB_WORKED ? 1.0f : -1.0f;
            return true;
        }
    return false;
}

static bool
holds(const Solver *s, Limb limb)
{
    HandShape shape = s->stage->shape[limb];
    return shape == SHAPE_HOLD || shape == SHAPE_GRIP || shape == SHAPE_FIST;
}

static void
exempt_hand(Solver *s, int side, int target, bool clasp)
{
    const Body *body = s->body;
    int hand = bone_of(body, BONE_HAND, side);
    exempt(s, hand, target);
    if (target == bone_of(body, BONE_THIGH2, side))
        exempt(s, hand, bone_of(body, BONE_SHANK1, side));
    if (target == bone_of(body, BONE_PELVIS, 0)) {
        exempt(s, hand, bone_of(body, BONE_SPINE4, 0));
        exempt(s, hand, bone_of(body, BONE_THIGH2, side));
    }
    if (clasp || target == bone_of(body, BONE_PELVIS, 0) ||
        target == bone_of(body, BONE_HEAD, 0))
        exempt(s, bone_of(body, BONE_HAND, 0), bone_of(body, BONE_HAND, 1));
}

/* The bone of the capsule that a part belongs to. */
static BoneId
bone_of_part(const Solver *s, BodyPart part)
{
    static const BoneId of_region[] = {
        [BODY_TORSO] = BONE_SPINE2,
        [BODY_HEAD] = BONE_HEAD,
        [BODY_UPPER_ARM] = BONE_UPPER_ARM2,
        [BODY_FOREARM] = BONE_FOREARM2,
        [BODY_HAND] = BONE_HAND,
        [BODY_THIGH] = BONE_THIGH2,
        [BODY_SHANK] = BONE_SHANK1,
        [BODY_FOOT] = BONE_FOOT,
    };
    int bone = probe_of(s->body, part, LEFT).bone;
    return of_region[region_kind(s->map.region[bone])];
}

/* Segments that meet near a joint, of legs and arms. */
static int
segments_near(const Solver *s, BoneId id, int side, float at, int *out)
{
    static const BoneId chains[2][3] = {
        { BONE_THIGH2, BONE_SHANK1, BONE_FOOT },
        { BONE_UPPER_ARM2, BONE_FOREARM2, BONE_HAND },
    };
    int n = 0;
    out[n++] = bone_of(s->body, id, id < BONE_THIGH1 ? 0 : side);
    for (int chain = 0; chain < 2; chain++)
        for (int i = 0; i < 3; i++) {
            if (chains[chain][i] != id)
                continue;
            if (at < 0.2f && i > 0)
                out[n++] = bone_of(s->body, chains[chain][i - 1], side);
            if (at > 0.8f && i < 2)
                out[n++] = bone_of(s->body, chains[chain][i + 1], side);
        }
    return n;
}

/* What touches may touch, with the segments beyond a joint that touches. */
static void
exempt_neighbours(Solver *s, const Contact *c)
{
    static const struct {
        BodyPart part;
        float at; /* along the part's segment */
    } ends[] = {
        { PART_KNEE, 0 }, { PART_ANKLE, 1 }, { PART_FOOT, 0 },
        { PART_HEEL, 0 }, { PART_ELBOW, 0 }, { PART_WRIST, 1 },
    };
    float at = 0.5f;
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        if (ends[i].part == c->part)
            at = ends[i].at;
    int own[3], theirs[3];
    int n = segments_near(s, bone_of_part(s, c->part), (int)c->limb, at, own);
    int m = segments_near(s, segment_bone(c->segment), (int)c->target_limb,
                          c->at, theirs);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < m; k++)
            exempt(s, own[i], theirs[k]);
}

#define ANKLE_GAP 0.045f /* ankle joint over the skin it lies on */
#define FIST_GAP 0.01f   /* a closed hand is thicker */
#define LEG_GRIP 0.4f
#define CLASP_FIRST 0.004f
#define CLASP_SECOND 0.016f

static void
hand_on_body(Solver *s, int contact, Demand *point, Vec3 fingers,
             bool has_fingers, float fingers_weight)
{
    const Contact *c = &s->stage->contacts[contact];
    int side = (int)c->limb, hand = bone_of(s->body, BONE_HAND, side);
    point->bone = hand;
    point->rest = palm_rest(s->body, (BodySide)side);
    if (holds(s, c->limb))
        point->gap += FIST_GAP;
    moved_by_bones(s, point);
    SkinPlace place = { point->target, point->target_rest,
                        point->target_normal };
    s->holds[side] = (HandHold){ .target = place.bone, .gap = point->gap };
    exempt_hand(s, side, place.bone, c->clasp);

    Demand *palm = aim_axis(s, contact, hand, 2, 1, vec3(0, 1, 0), PALM_WEIGHT);
    palm->target = place.bone;
    palm->target_normal = vec_scale(place.normal, -1);
    moved_by_bones(s, palm);
    if (c->aim & AIM_ACROSS) {
        Demand *across = demand_new(s, DEMAND_ACROSS, contact, ACROSS_WEIGHT);
        across->bone = hand;
        across->target = place.bone;
        moved_by_bones(s, across);
    }
    if (has_fingers) {
        Demand *aim = aim_axis(s, contact, hand, 1, -1, vec3(0, 1, 0),
                               fingers_weight);
        aim->target = place.bone;
        aim->target_normal = vec_unit(
                mat_apply(s->body->bone_list[place.bone].frame, fingers));
        moved_by_bones(s, aim);
    }
}

static float
sign_of(Limb limb)
{
    return limb == LIMB_WORKED ? 1.0f : -1.0f;
}

/* Both hands round a limb: each from its own side, fingers across. */
static void
clasp_ways(const Contact *c, Vec3 *direction, Vec3 *fingers)
{
    bool paired = c->segment < SEGMENT_HEAD;
    bool own = !paired || c->target_limb == c->limb;
    bool head = c->segment == SEGMENT_HEAD;
    float z = c->aim & AIM_FRONT ? 1 : -1;
    float x = (head ? 0.38f : 0.75f) * (own ? 1 : -1);
    *direction = vec3(x * sign_of(paired ? c->target_limb : c->limb), 0, z);
    *fingers = vec3(-sign_of(c->limb), head ? 0.55f : -0.12f, 0.3f * z);
}

static Demand *
point_demand(Solver *s, int contact, SkinPlace place)
{
    Demand *d = demand_new(s, DEMAND_POINT, contact, 1);
    d->target = place.bone;
    d->target_rest = place.rest;
    d->target_normal = place.normal;
    d->grip = 1;
    return d;
}

/* Vertices of the skin by which the contact is measured. */
static void
find_skin(Solver *s, Demand *d, BodyPart part, int side)
{
    const Body *body = s->body;
    float least = 1e9f, least_target = 1e9f;
    for (int i = 0; i < body->n_vertices; i++) {
        if (!s->map.on_skin[i])
            continue;
        float own = vec_length(vec_sub(body->rest[i], d->rest));
        float target = vec_length(vec_sub(body->rest[i], d->target_rest));
        if (own < least) {
            least = own;
            d->vertex = i;
        }
        if (target < least_target) {
            least_target = target;
            d->target_vertex = i;
        }
    }
    if (part == PART_HAND)
        return;
    Probe probe = probe_of(body, part, (BodySide)side);
    d->region = probe_region(body, &s->map, &probe, part, (BodySide)side,
                             s->arena, &d->n_region);
}

static void
touch_body(Solver *s, int contact)
{
    const Contact *c = &s->stage->contacts[contact];
    bool paired = c->segment < SEGMENT_HEAD;
    Vec3 fingers,
            way = direction_of(c, sign_of(paired ? c->target_limb : c->limb));
    bool has_fingers = fingers_of(c, &fingers);
    if (c->clasp) {
        clasp_ways(c, &way, &fingers);
        has_fingers = true;
    }
    float at = isfinite(c->at) ? clampf(c->at, -0.2f, 1.2f) : 0.5f;
    SkinPlace place =
            skin_place(s->body, c->segment, (BodySide)c->target_limb, at, way);
    Demand *d = point_demand(s, contact, place);
    if (c->clasp)
        d->gap = c->limb == LIMB_WORKED ? CLASP_FIRST : CLASP_SECOND;
    int side = (int)c->limb;
    if (c->part == PART_HAND) {
        hand_on_body(s, contact, d, fingers, has_fingers,
                     c->clasp ? CLASP_WEIGHT : FINGERS_WEIGHT);
        find_skin(s, d, c->part, side);
        return;
    }
    if (c->part == PART_FOOT || c->part == PART_ANKLE) {
        d->bone = bone_of(s->body, BONE_FOOT, side);
        d->rest = bone_head(s->body, BONE_FOOT, side);
        d->gap = ANKLE_GAP;
    } else {
        Probe probe = probe_of(s->body, c->part,
                               c->limb == LIMB_WORKED ? LEFT : RIGHT);
        d->bone = probe.bone;
        d->rest = probe.rest;
        d->gap = probe.radius;
    }
    /* Legs may slide a little on each other; two contacts on one limb would
       else fight. */
    d->grip = LEG_GRIP;
    exempt_neighbours(s, c);
    find_skin(s, d, c->part == PART_FOOT ? PART_ANKLE : c->part, side);
    moved_by_bones(s, d);
}

static void
aim_on_surface(Solver *s, int contact)
{
    const Contact *c = &s->stage->contacts[contact];
    Vec3 way;
    int side = (int)c->limb;
    if (!fingers_of(c, &way))
        return;
    if (!hangs_on_wall(s, c->target))
        way = mat_apply(
                mat_rotation_y(s->stage->joints[JOINT_TURN][0].set[0]
                                       ? clampf(s->stage->joints[JOINT_TURN][0]
                                                        .angle[0],
                                                -360, 360)
                                       : 0),
                way);
    if (c->part == PART_HAND)
        aim_axis(s, contact, bone_of(s->body, BONE_HAND, side), 1, -1, way,
                 FINGERS_WEIGHT);
    else if (c->part == PART_FOOT)
        aim_axis(s, contact, bone_of(s->body, BONE_FOOT, side), 2, 1, way,
                 TOES_WEIGHT);
}

static void
stay_under(Solver *s, int contact)
{
    const Contact *c = &s->stage->contacts[contact];
    int side = (int)c->limb;
    Demand *d = demand_new(s, DEMAND_UNDER, contact, UNDER_WEIGHT);
    d->bone = bone_of(
            s->body, c->part == PART_FOREARM ? BONE_FOREARM1 : BONE_HAND, side);
    d->rest = s->body->bone_list[d->bone].head;
    d->target = bone_of(s->body, BONE_UPPER_ARM1, side);
    d->target_rest = s->body->bone_list[d->target].head;
    moved_by_bones(s, d);
}

void
contacts_add(Solver *s, ContactChoice choice)
{
    s->holds[0] = s->holds[1] = (HandHold){ .target = -1 };
    for (int i = 0; i < s->stage->n_contacts && i < MAX_CONTACTS; i++) {
        const Contact *c = &s->stage->contacts[i];
        bool wall = hangs_on_wall(s, c->target);
        if (c->target == TARGET_AIR || (choice == CONTACTS_FREE && wall) ||
            (choice == CONTACTS_OF_WALL && !wall))
            continue;
        if (c->target == TARGET_BODY) {
            touch_body(s, i);
            continue;
        }
        touch_surface(s, i);
        aim_on_surface(s, i);
        if (c->aim & AIM_UNDER)
            stay_under(s, i);
    }
    find_pairs(s);
}

void
wishes_add(Solver *s)
{
    const PoseStage *stage = s->stage;
    for (int i = 1; i + 1 < stage->n_line; i++) {
        Demand *d = demand_new(s, DEMAND_LINE, -1, 1);
        d->joints[0] = stage->line[0];
        d->joints[1] = stage->line[i];
        d->joints[2] = stage->line[stage->n_line - 1];
    }
    for (int i = 1; i < stage->n_level; i++) {
        Demand *d = demand_new(s, DEMAND_LEVEL, -1, 0.3f);
        d->joints[0] = stage->level[0];
        d->joints[1] = stage->level[i];
    }
}

static bool
same_contact(const Solver *s, const Demand *a, const Solver *before,
             const Demand *b)
{
    if (a->kind != DEMAND_PLANE || b->kind != DEMAND_PLANE || a->contact < 0 ||
        b->contact < 0)
        return false;
    const Contact *now = &s->stage->contacts[a->contact];
    const Contact *then = &before->stage->contacts[b->contact];
    return now->part == then->part && now->limb == then->limb &&
           now->target == then->target && !(now->aim & AIM_SLIDE) &&
           a->bone == b->bone && vec_length(vec_sub(a->rest, b->rest)) < 1e-4f;
}

static void
pin(Solver *s, const Demand *held, Vec3 place, Vec3 along)
{
    Demand *d = demand_new(s, DEMAND_PIN, held->contact, PIN_WEIGHT);
    d->bone = held->bone;
    d->rest = held->rest;
    d->normal = along;
    d->offset = vec_dot(along, place);
    moved_by_bones(s, d);
}

bool
pins_add(Solver *s, const Solver *before)
{
    bool any = false;
    int n = s->n_demands;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < before->n_demands; k++) {
            const Demand *held = &before->demands[k];
            if (!same_contact(s, &s->demands[i], before, held))
                continue;
            Vec3 normal = held->normal;
            Vec3 u = fabsf(normal.y) > 0.9f ? vec3(1, 0, 0) : vec3(0, 1, 0);
            u = vec_unit(vec_sub(u, vec_scale(normal, vec_dot(u, normal))));
            Vec3 place =
                    skeleton_point(&before->skeleton, held->bone, held->rest);
            Demand copy = s->demands[i];
            pin(s, &copy, place, u);
            pin(s, &copy, place, vec_unit(vec_cross(normal, u)));
            any = true;
        }
    return any;
}
