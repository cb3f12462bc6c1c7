/* Labels beside a picture: whatever the anchors, no leader crosses another, no
   label overlaps another, all stay in the frame. */
#include "layout/map_labels.h"

#include <math.h>

#include <glib.h>

#define MOST 24

static const Rect frame = { 0, 0, 1000, 700 };
static const Rect body = { 300, 20, 400, 660 };

static double
turn(Point a, Point b, Point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool
cross(Point a, Point b, Point c, Point d)
{
    return turn(a, b, c) * turn(a, b, d) < -1e-9 &&
           turn(c, d, a) * turn(c, d, b) < -1e-9;
}

static bool
leaders_cross(const MapLabelPlace *a, const MapLabelPlace *b)
{
    for (int i = 0; i < 3; i++) {
        for (int k = 0; k < 3; k++) {
            if (cross(a->leader[i], a->leader[i + 1], b->leader[k],
                      b->leader[k + 1]))
                return true;
        }
    }
    return false;
}

static bool
overlap(const Rect *a, const Rect *b)
{
    double slack = 1e-6;
    return a->x + slack < b->x + b->w && b->x + slack < a->x + a->w &&
           a->y + slack < b->y + b->h && b->y + slack < a->y + a->h;
}

/* Whether a leader runs through a label that is not its own. */
static bool
leader_hits(const MapLabelPlace *a, const Rect *box)
{
    for (int i = 0; i < 3; i++) {
        for (int step = 1; step < 40; step++) {
            double t = step / 40.0;
            double x =
                    a->leader[i].x + t * (a->leader[i + 1].x - a->leader[i].x);
            double y =
                    a->leader[i].y + t * (a->leader[i + 1].y - a->leader[i].y);
            if (x > box->x + .01 && x < box->x + box->w - .01 &&
                y > box->y + .01 && y < box->y + box->h - .01)
                return true;
        }
    }
    return false;
}

static void
check_place(const MapLabelPlace *p)
{
    const Rect *box = &p->box;
    g_assert_cmpfloat(box->x, >=, frame.x - 1e-6);
    g_assert_cmpfloat(box->x + box->w, <=, frame.x + frame.w + 1e-6);
    g_assert_cmpfloat(box->y, >=, frame.y - 1e-6);
    g_assert_cmpfloat(box->y + box->h, <=, frame.y + frame.h + 1e-6);
}

static void
check_all(const MapLabelPlace *places, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        check_place(&places[i]);
        for (size_t k = 0; k < n; k++) {
            if (k == i)
                continue;
            g_assert_false(leaders_cross(&places[i], &places[k]));
            g_assert_false(overlap(&places[i].box, &places[k].box));
            g_assert_false(leader_hits(&places[i], &places[k].box));
        }
    }
}

/* `spread`: the height that the anchors share, from the top. */
static void
check_random(GRand *random, size_t n, size_t n_spots, double spread)
{
    MapSpot spots[MOST][4];
    MapLabelWish wishes[MOST];
    MapLabelPlace places[MOST];
    const Rect hands[] = { { 300, 300, 60, 60 }, { 640, 300, 60, 60 } };
    MapSpace space = { .frame = frame,
                       .body = body,
                       .gap = 4,
                       .apart = 8,
                       .tail = 10,
                       .avoid = hands,
                       .n_avoid = 2 };
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n_spots; k++)
            spots[i][k] = (MapSpot){
                g_rand_double_range(random, 300, 700),
                g_rand_double_range(random, 20, 20 + spread),
                3.0 * (double)k,
            };
        wishes[i] = (MapLabelWish){
            spots[i],
            n_spots,
            g_rand_double_range(random, 40, 220),
            g_rand_double_range(random, 14, 30),
            (MapColumn)g_rand_int_range(random, 0, 2),
        };
    }
    g_assert_true(map_labels_place(&space, wishes, n, places));
    check_all(places, n);
}

static void
test_random(void)
{
    static const double spreads[] = { 660, 200, 20, 1 };
    g_autoptr(GRand) random = g_rand_new_with_seed(20240511);
    for (size_t s = 0; s < G_N_ELEMENTS(spreads); s++) {
        for (int round = 0; round < 400; round++) {
            size_t n = (size_t)g_rand_int_range(random, 1, 16);
            size_t n_spots = (size_t)g_rand_int_range(random, 1, 5);
            check_random(random, n, n_spots, spreads[s]);
        }
    }
}

/* Two anchors at one height: their leaders must not lie on each other. */
static void
test_same_height(void)
{
    const MapSpot spots[] = { { 400, 200, 0 }, { 500, 200, 0 } };
    const MapLabelWish wishes[] = { { &spots[0], 1, 80, 20, MAP_LEFT },
                                    { &spots[1], 1, 80, 20, MAP_LEFT } };
    MapSpace space = {
        .frame = frame, .body = body, .gap = 4, .apart = 8, .tail = 10
    };
    MapLabelPlace places[2];
    g_assert_true(map_labels_place(&space, wishes, 2, places));
    check_all(places, 2);
    g_assert_cmpfloat(fabs(places[0].leader[1].y - places[1].leader[1].y), >=,
                      4);
}

static void
test_single(void)
{
    const MapSpot spot = { 400, 200, 0 };
    const MapLabelWish wish = { &spot, 1, 80, 20, MAP_RIGHT };
    MapSpace space = {
        .frame = frame, .body = body, .gap = 4, .apart = 8, .tail = 10
    };
    MapLabelPlace place;
    g_assert_true(map_labels_place(&space, &wish, 1, &place));
    g_assert_cmpfloat(place.box.y, ==, 190);
    g_assert_cmpfloat(place.box.x, ==, 710);
    for (int i = 0; i < 4; i++)
        g_assert_cmpfloat(place.leader[i].y, ==, 200);
}

/* A leader takes the other spot when a hand is in the way. */
static void
test_avoids_hands(void)
{
    const MapSpot spots[] = { { 400, 320, 0 }, { 400, 420, 10 } };
    const Rect hand = { 300, 300, 60, 60 };
    const MapLabelWish wish = { spots, 2, 80, 20, MAP_LEFT };
    MapSpace space = { .frame = frame,
                       .body = body,
                       .gap = 4,
                       .apart = 8,
                       .tail = 10,
                       .avoid = &hand,
                       .n_avoid = 1 };
    MapLabelPlace place;
    g_assert_true(map_labels_place(&space, &wish, 1, &place));
    g_assert_cmpuint(place.spot, ==, 1);
}

static const struct {
    const char *what;
    size_t n;
    double width, height;
} too_big[] = {
    { "too high together", 12, 80, 70 },
    { "too wide", 1, 320, 20 },
};

static void
test_too_big(void)
{
    for (size_t c = 0; c < G_N_ELEMENTS(too_big); c++) {
        MapSpot spots[MOST];
        MapLabelWish wishes[MOST];
        MapLabelPlace places[MOST];
        MapSpace space = {
            .frame = frame, .body = body, .gap = 4, .apart = 8, .tail = 10
        };
        for (size_t i = 0; i < too_big[c].n; i++) {
            spots[i] = (MapSpot){ 400, 100 + 10 * (double)i, 0 };
            wishes[i] = (MapLabelWish){ &spots[i], 1, too_big[c].width,
                                        too_big[c].height, MAP_LEFT };
        }
        g_test_message("%s", too_big[c].what);
        g_assert_false(map_labels_place(&space, wishes, too_big[c].n, places));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/map_labels/random", test_random);
    g_test_add_func("/map_labels/same-height", test_same_height);
    g_test_add_func("/map_labels/single", test_single);
    g_test_add_func("/map_labels/avoids-hands", test_avoids_hands);
    g_test_add_func("/map_labels/too-big", test_too_big);
    return g_test_run();
}
