#include "figure/cleanup.h"

#include "figure/mask.h"

#include <string.h>

/* Sizes in a raster of 1,800 pixels. */
#define SPECK 170.0f /* pixels of area */
#define HOLE 5       /* specks: what is seen between limbs */
#define SPIKE 3.9f   /* pixels: half the width of what is cut off */
#define REFERENCE 1800.0f

#define FINGER_GAP 7.5f /* pixels: half of a gap between fingers that closes */
#define GAP 5.5f        /* ... between any two limbs */
#define THIN 6.0f       /* half the width of what is no limb but a splinter */
#define CRUMB 0.15f     /* share of what else is seen of a foot */
#define SPLINTER 6.0f   /* squares of that: what is smaller is a corner */

#define CLOTH_SPIKE 0.006f /* [m]: the same of clothes */

#define WINDOW 3 /* half the majority filter's window */
#define ROUNDS 5
#define SAME_SURFACE 0.05f /* [m] in the rest pose */

static float
raster_scale(const Raster *r)
{
    return (float)MAX(r->width, r->height) / REFERENCE;
}

static void
copy_pixel(Raster *r, int to, int from)
{
    r->depth[to] = r->depth[from];
    r->face[to] = r->face[from];
    r->label[to] = r->label[from];
    r->layer[to] = r->layer[from];
    r->part[to] = r->part[from];
    r->muscle[to] = r->muscle[from];
    r->hidden[to] = r->hidden[from];
    r->light[to] = r->light[from];
    r->rest[to] = r->rest[from];
}

/* The neighbours of a pixel, itself where the frame ends. */
static void
neighbours(const Raster *r, int i, int out[4])
{
    int x = i % r->width, y = i / r->width;
    out[0] = x > 0 ? i - 1 : i;
    out[1] = x < r->width - 1 ? i + 1 : i;
    out[2] = y > 0 ? i - r->width : i;
    out[3] = y < r->height - 1 ? i + r->width : i;
}

/* What lies beside a pixel that is no longer the person's. */
static void
uncover(Raster *r, int i)
{
    int next[4];
    neighbours(r, i, next);
    for (int k = 0; k < 4; k++)
        if (!label_is_person(r->label[next[k]])) {
            copy_pixel(r, i, next[k]);
            return;
        }
    r->label[i] = LABEL_NONE;
    r->face[i] = 0;
    r->depth[i] = -INFINITY;
}

/* Collects the pixels of one label around `start`, as long as they may be a
   speck of fewer than `most`: false when they are more, or join what has been
   seen to be more.  `beside` becomes a neighbour of the person's, or -1. */
static bool
flood_speck(const Raster *r, uint8_t *seen, GArray *found, int start,
            guint most, int *beside)
{
    bool speck = true;
    uint8_t label = r->label[start];
    /* the marks of this flood are 1 until it ends, then 2 */
    *beside = -1;
    g_array_set_size(found, 0);
    g_array_append_val(found, start);
    seen[start] = 1;
    for (guint at = 0; at < found->len && speck; at++) {
        int next[4];
        neighbours(r, g_array_index(found, int, at), next);
        for (int k = 0; k < 4; k++) {
            if (r->label[next[k]] != label) {
                if (label_is_person(r->label[next[k]]))
                    *beside = next[k];
            } else if (seen[next[k]] == 0) {
                seen[next[k]] = 1;
                g_array_append_val(found, next[k]);
            } else if (seen[next[k]] == 2) {
                speck = false;
            }
        }
        speck = speck && found->len < most;
    }
    for (guint k = 0; k < found->len; k++)
        seen[g_array_index(found, int, k)] = 2;
    return speck;
}

/* Fills a hole from all sides, so that they meet in its middle. */
static void
fill_hole(Raster *r, const GArray *hole)
{
    g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(int));
    do {
        g_array_set_size(changes, 0);
        for (guint k = 0; k < hole->len; k++) {
            int i = g_array_index(hole, int, k), next[4];
            neighbours(r, i, next);
            for (int n = 0; n < 4 && r->label[i] == LABEL_NONE; n++)
                if (label_is_person(r->label[next[n]])) {
                    int pair[2] = { i, next[n] };
                    g_array_append_vals(changes, pair, 2);
                    break;
                }
        }
        for (guint k = 0; k < changes->len; k += 2)
            copy_pixel(r, g_array_index(changes, int, k),
                       g_array_index(changes, int, k + 1));
    } while (changes->len > 0);
}

static void
merge_specks(Raster *r)
{
    int n = r->width * r->height;
    float scale = raster_scale(r);
    guint most = MAX(2, (guint)(SPECK * scale * scale));
    g_autofree uint8_t *seen = g_malloc0((size_t)n);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < n; i++) {
        /* every speck has a pixel that differs from the one before it */
        if (seen[i] || r->label[i] >= LABEL_PROP ||
            (i > 0 && r->label[i] == r->label[i - 1]))
            continue;
        int beside;
        guint limit = r->label[i] == LABEL_NONE ? HOLE * most : most;
        if (!flood_speck(r, seen, found, i, limit, &beside) || beside < 0)
            continue;
        if (r->label[i] == LABEL_NONE) {
            fill_hole(r, found);
            continue;
        }
        for (guint k = 0; k < found->len; k++)
            copy_pixel(r, g_array_index(found, int, k), beside);
    }
}

/* The label that most of the window around `i` has, when it outweighs the
   pixel's own; else its own. */
static uint8_t
majority(const Raster *r, int i)
{
    int count[LABEL_PERSON_END] = { 0 };
    uint8_t own = r->label[i], best = own;
    for (int dy = -WINDOW; dy <= WINDOW; dy++)
        for (int dx = -WINDOW; dx <= WINDOW; dx++) {
            int k = i + dy * r->width + dx;
            uint8_t label = r->label[k];
            if (label_is_person(label) &&
                (label == own || raster_rest_gap(r, i, k) < SAME_SURFACE))
                count[label]++;
        }
    for (uint8_t l = 1; l < LABEL_PERSON_END; l++)
        if (l != own && count[l] > count[own] + 1 &&
            (best == own || count[l] > count[best]))
            best = l;
    return best;
}

static bool
is_border(const Raster *r, int i)
{
    uint8_t l = r->label[i];
    return label_is_person(l) &&
           (r->label[i - 1] != l || r->label[i + 1] != l ||
            r->label[i - r->width] != l || r->label[i + r->width] != l);
}

typedef struct {
    int at;
    uint8_t label;
} Change;

/* Where the person is in the raster. */
typedef struct {
    int x0, y0, x1, y1;
} Box;

static Box
person_box(const Raster *r)
{
    Box box = { r->width, r->height, 0, 0 };
    for (int y = 0; y < r->height; y++)
        for (int x = 0; x < r->width; x++)
            if (label_is_person(r->label[y * r->width + x])) {
                box.x0 = MIN(box.x0, x);
                box.x1 = MAX(box.x1, x + 1);
                box.y0 = MIN(box.y0, y);
                box.y1 = y + 1;
            }
    return box;
}

/* Calls for a change of the pixel, if it is to have another label. */
static void
vote(const Raster *r, int x, int y, GArray *changes)
{
    int i = y * r->width + x;
    if (x <= WINDOW || y <= WINDOW || x >= r->width - WINDOW - 1 ||
        y >= r->height - WINDOW - 1 || !is_border(r, i))
        return;
    Change change = { i, majority(r, i) };
    if (change.label != r->label[i])
        g_array_append_val(changes, change);
}

/* Votes once more on all pixels that have a changed one in their window;
   `voted` has the number of the round for those that did. */
static void
vote_near(const Raster *r, const GArray *changed, uint8_t *voted, uint8_t round,
          GArray *changes)
{
    for (guint k = 0; k < changed->len; k++) {
        int at = g_array_index(changed, Change, k).at;
        for (int dy = -WINDOW; dy <= WINDOW; dy++)
            for (int dx = -WINDOW; dx <= WINDOW; dx++) {
                int i = at + dy * r->width + dx;
                if (voted[i] != round)
                    vote(r, i % r->width, i / r->width, changes);
                voted[i] = round;
            }
    }
}

/* All vote at once, on what the round before left. */
static void
even_out(Raster *r, Box box)
{
    g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(Change));
    g_autoptr(GArray) next = g_array_new(FALSE, FALSE, sizeof(Change));
    g_autofree uint8_t *voted = g_malloc0((size_t)(r->width * r->height));
    for (int y = box.y0; y < box.y1; y++)
        for (int x = box.x0; x < box.x1; x++)
            vote(r, x, y, changes);
    for (uint8_t round = 1; round <= ROUNDS && changes->len > 0; round++) {
        for (guint k = 0; k < changes->len; k++) {
            Change change = g_array_index(changes, Change, k);
            r->label[change.at] = change.label;
        }
        if (round == ROUNDS)
            break;
        vote_near(r, changes, voted, round, next);
        GArray *swap = changes;
        changes = next;
        next = swap;
        g_array_set_size(next, 0);
    }
}

#define ANY_PART 0xff

static bool
is_part(const Raster *r, int i, uint8_t part)
{
    return label_is_person(r->label[i]) &&
           (part == ANY_PART || r->part[i] == part);
}

static void
select_part(const Raster *r, Box box, uint8_t part, Mask *mask)
{
    mask_empty(mask);
    for (int y = box.y0; y < box.y1; y++) {
        int row = y * r->width, x = box.x0;
        if (part != ANY_PART) { /* most rows have none of it */
            const uint8_t *of = r->part + row;
            const uint8_t *first = memchr(of + x, part, (size_t)(box.x1 - x));
            x = first ? (int)(first - of) : box.x1;
        }
        for (; x < box.x1; x++)
            if (is_part(r, row + x, part))
                mask_set(mask, x, y);
    }
}

static void
cut_spikes(Raster *r, Box box, float radius, bool of_clothes)
{
    Mask mask;
    mask_init(&mask, r->width, r->height);
    select_part(r, box, ANY_PART, &mask);
    mask_open(&mask, radius);
    for (int y = box.y0; y < box.y1; y++)
        for (int x = box.x0; x < box.x1; x++) {
            int i = y * r->width + x;
            uint8_t l = r->label[i];
            bool cut = of_clothes ? l == LABEL_SHIRT || l == LABEL_SHORTS
                                  : label_is_person(l);
            if (!mask.at[i] && cut)
                uncover(r, i);
        }
    mask_clear(&mask);
}

/* The pixel beside `i` that a part may spread from, or -1: it never grows
   over what lies before it. */
static int
part_beside(const Raster *r, int i, uint8_t part)
{
    int next[4];
    neighbours(r, i, next);
    for (int k = 0; k < 4; k++)
        if (is_part(r, next[k], part) && r->depth[i] < r->depth[next[k]])
            return next[k];
    return -1;
}

/* Closes gaps in a part that are narrower than twice `pixels`, from their
   borders inwards, so that both sides meet in the middle. */
static void
close_gaps(Raster *r, Box box, uint8_t part, float pixels, Mask *mask)
{
    select_part(r, box, part, mask);
    mask_close(mask, pixels);
    g_autoptr(GArray) changes = g_array_new(FALSE, FALSE, sizeof(int));
    do {
        g_array_set_size(changes, 0);
        for (int y = mask->y0; y < mask->y1; y++)
            for (int x = mask->x0; x < mask->x1; x++) {
                int i = y * r->width + x;
                if (!mask->at[i] || is_part(r, i, part))
                    continue;
                int pair[2] = { i, part_beside(r, i, part) };
                if (pair[1] >= 0)
                    g_array_append_vals(changes, pair, 2);
            }
        for (guint k = 0; k < changes->len; k += 2)
            copy_pixel(r, g_array_index(changes, int, k),
                       g_array_index(changes, int, k + 1));
    } while (changes->len > 0);
}

/* A neighbour of another part of the person, or -1. */
static int
other_beside(const Raster *r, int i, const Mask *splinters)
{
    int next[4];
    neighbours(r, i, next);
    for (int k = 0; k < 4; k++)
        if (label_is_person(r->label[next[k]]) && !splinters->at[next[k]])
            return next[k];
    return -1;
}

/* Splinters of a limb that is all but covered go to what is beside them. */
static void
drop_splinters(Raster *r, Box box, uint8_t part, float radius, Mask *mask)
{
    select_part(r, box, part, mask);
    if (mask_is_empty(mask))
        return;
    Mask splinters;
    mask_init(&splinters, r->width, r->height);
    Box own = { mask->x0, mask->y0, mask->x1, mask->y1 };
    mask_open(mask, radius);
    for (int y = own.y0; y < own.y1; y++)
        for (int x = own.x0; x < own.x1; x++) {
            int i = y * r->width + x;
            if (is_part(r, i, part) && !mask->at[i])
                mask_set(&splinters, x, y);
        }
    mask_drop_islands(&splinters, (int)(SPLINTER * radius * radius));
    for (bool changed = true; changed;) {
        changed = false;
        for (int y = splinters.y0; y < splinters.y1; y++)
            for (int x = splinters.x0; x < splinters.x1; x++) {
                int i = y * r->width + x;
                int from =
                        splinters.at[i] ? other_beside(r, i, &splinters) : -1;
                if (from < 0)
                    continue;
                copy_pixel(r, i, from);
                splinters.at[i] = 0;
                changed = true;
            }
    }
    mask_clear(&splinters);
}

/* Crumbs of a foot beside the other leg, most of which is behind that. */
static void
drop_crumbs(Raster *r, Box box, uint8_t foot, Mask *mask)
{
    select_part(r, box, foot, mask);
    if (mask_is_empty(mask))
        return;
    mask_drop_islands(mask, (int)(CRUMB * (float)mask_largest(mask)));
    for (int y = mask->y0; y < mask->y1; y++)
        for (int x = mask->x0; x < mask->x1; x++) {
            int i = y * r->width + x;
            if (is_part(r, i, foot) && !mask->at[i])
                uncover(r, i);
        }
}

/* What is narrower than the lines along it is no shape. */
static void
join_and_thin(Raster *r, Box box)
{
    static const uint8_t limbs[] = { BODY_UPPER_ARM, BODY_FOREARM, BODY_THIGH,
                                     BODY_SHANK };
    float scale = raster_scale(r);
    Mask mask;
    mask_init(&mask, r->width, r->height);
    for (int side = 0; side < 2; side++) {
        uint8_t right = side ? REGION_RIGHT : 0;
        close_gaps(r, box, BODY_HAND + right, FINGER_GAP * scale, &mask);
        for (size_t i = 0; i < G_N_ELEMENTS(limbs); i++)
            drop_splinters(r, box, limbs[i] + right, THIN * scale, &mask);
        drop_crumbs(r, box, BODY_FOOT + right, &mask);
    }
    close_gaps(r, box, ANY_PART, GAP * scale, &mask);
    mask_clear(&mask);
}

void
cleanup(Raster *r, float scale)
{
    Box box = person_box(r); /* nothing below makes it larger */
    join_and_thin(r, box);
    merge_specks(r);
    even_out(r, box);
    float spike = SPIKE * raster_scale(r);
    if (CLOTH_SPIKE * scale > 2 * spike) /* close up */
        cut_spikes(r, box, CLOTH_SPIKE * scale, true);
    cut_spikes(r, box, spike, false);
    merge_specks(r);
}
