#include "figure/mask.h"

#include <potracelib.h>
#include <string.h>

void
mask_init(Mask *mask, int width, int height)
{
    *mask = (Mask){ .width = width, .height = height };
    mask->at = g_malloc0((size_t)width * (size_t)height);
    mask_empty(mask);
}

Mask
mask_copy(const Mask *mask)
{
    Mask copy = *mask;
    copy.at = g_memdup2(mask->at, (size_t)mask->width * (size_t)mask->height);
    copy.scratch = NULL;
    copy.n_scratch = 0;
    return copy;
}

void
mask_clear(Mask *mask)
{
    g_clear_pointer(&mask->at, g_free);
    g_clear_pointer(&mask->scratch, g_free);
    mask->n_scratch = 0;
}

void
mask_empty(Mask *mask)
{
    for (int y = mask->y0; y < mask->y1; y++)
        memset(mask->at + y * mask->width + mask->x0, 0,
               (size_t)(mask->x1 - mask->x0));
    mask->x0 = mask->width;
    mask->y0 = mask->height;
    mask->x1 = mask->y1 = 0;
}

/* Room for `n` numbers until the next call. */
static uint16_t *
scratch_get(Mask *mask, size_t n)
{
    if (mask->n_scratch < n) {
        g_free(mask->scratch);
        mask->scratch = g_new(uint16_t, n);
        mask->n_scratch = n;
    }
    return mask->scratch;
}

void
mask_triangle(Mask *mask, Vec3 a, Vec3 b, Vec3 c)
{
    float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (fabsf(area) < 1e-6f)
        return;
    int x0 = MAX((int)floorf(fminf(a.x, fminf(b.x, c.x))), 0);
    int y0 = MAX((int)floorf(fminf(a.y, fminf(b.y, c.y))), 0);
    int x1 = MIN((int)ceilf(fmaxf(a.x, fmaxf(b.x, c.x))), mask->width - 1);
    int y1 = MIN((int)ceilf(fmaxf(a.y, fmaxf(b.y, c.y))), mask->height - 1);
    for (int y = y0; y <= y1; y++)
        for (int x = x0; x <= x1; x++) {
            float px = (float)x + 0.5f - a.x, py = (float)y + 0.5f - a.y;
            float u = (px * (c.y - a.y) - (c.x - a.x) * py) / area;
            float v = ((b.x - a.x) * py - px * (b.y - a.y)) / area;
            if (u > -0.01f && v > -0.01f && u + v < 1.01f)
                mask_set(mask, x, y);
        }
}

/* Means of a window: `share` is 2^32 / window rounded up, exact for windows of
   up to 1,000 and free of divisions. */
typedef struct {
    int radius;
    uint64_t share;
} Blur;

static Blur
blur_of(int radius)
{
    uint64_t window = 2 * (uint64_t)radius + 1;
    return (Blur){ radius, (((uint64_t)1 << 32) + window - 1) / window };
}

static inline uint16_t
mean_of(const Blur *blur, uint32_t sum)
{
    return (uint16_t)(sum * blur->share >> 32);
}

static void
blur_row(const Blur *blur, const uint16_t *in, uint16_t *out, int n)
{
    uint32_t sum = 0;
    for (int i = -blur->radius; i < n; i++) {
        if (i + blur->radius < n)
            sum += in[i + blur->radius];
        if (i - blur->radius - 1 >= 0)
            sum -= in[i - blur->radius - 1];
        if (i >= 0)
            out[i] = mean_of(blur, sum);
    }
}

/* All columns at once, row by row. */
static void
blur_columns(const Blur *blur, const uint16_t *in, uint16_t *out, int w, int h)
{
    g_autofree uint32_t *sums = g_new0(uint32_t, w);
    for (int y = -blur->radius; y < h; y++) {
        int enters = y + blur->radius, leaves = y - blur->radius - 1;
        for (int x = 0; enters < h && x < w; x++)
            sums[x] += in[enters * w + x];
        for (int x = 0; leaves >= 0 && x < w; x++)
            sums[x] -= in[leaves * w + x];
        for (int x = 0; y >= 0 && x < w; x++)
            out[y * w + x] = mean_of(blur, sums[x]);
    }
}

/* The box grown by `margin`, inside the frame. */
static Mask
grown(const Mask *mask, int margin)
{
    Mask box = *mask;
    box.x0 = MAX(mask->x0 - margin, 0);
    box.y0 = MAX(mask->y0 - margin, 0);
    box.x1 = MIN(mask->x1 + margin, mask->width);
    box.y1 = MIN(mask->y1 + margin, mask->height);
    return box;
}

void
mask_smooth(Mask *mask, int radius, int passes)
{
    if (mask_is_empty(mask) || radius < 1)
        return;
    const Blur blur = blur_of(radius);
    Mask box = grown(mask, radius * passes);
    int w = box.x1 - box.x0, h = box.y1 - box.y0;
    size_t n = (size_t)w * (size_t)h;
    uint16_t *a = scratch_get(mask, 2 * n), *b = a + n;
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            a[y * w + x] = mask->at[(y + box.y0) * mask->width + x + box.x0]
                                   ? 4096
                                   : 0;
    for (int i = 0; i < passes; i++) {
        for (int y = 0; y < h; y++)
            blur_row(&blur, a + y * w, b + y * w, w);
        blur_columns(&blur, b, a, w, h);
    }
    mask_empty(mask);
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            if (a[y * w + x] >= 2048)
                mask_set(mask, x + box.x0, y + box.y0);
}

#define FAR 30000 /* from what is looked for; + 4 still fits */

/* The least of what a row has and what the row before it hands on. */
static void
from_row(uint16_t *restrict row, const uint16_t *restrict before, int n)
{
    for (int x = 0; x < n; x++) {
        int straight = before[x] + 3;
        int across = MIN(before[x - 1], before[x + 1]) + 4;
        int least = MIN(straight, across);
        row[x] = (uint16_t)MIN(row[x], least);
    }
}

/* Distances [1/3 pixel] to the nearest pixel whose value is not `inside`, by
   two sweeps of steps 3 and 4; the frame's border counts as inside.  Each row
   of the box has one more at either end, so do its columns.  In the mask's
   scratch. */
static const uint16_t *
distances(Mask *mask, const Mask *box, uint8_t inside)
{
    int w = box->x1 - box->x0, h = box->y1 - box->y0, pitch = w + 2;
    size_t n = (size_t)pitch * (size_t)(h + 2);
    uint16_t *d = scratch_get(mask, n);
    for (size_t i = 0; i < n; i++)
        d[i] = FAR;
    for (int y = 0; y < h; y++) {
        const uint8_t *at = box->at + (y + box->y0) * box->width + box->x0;
        uint16_t *row = d + (y + 1) * pitch + 1;
        for (int x = 0; x < w; x++)
            row[x] = at[x] == inside ? FAR : 0;
        from_row(row, row - pitch, w);
        for (int x = 1; x < w; x++)
            row[x] = (uint16_t)MIN(row[x], row[x - 1] + 3);
    }
    for (int y = h - 1; y >= 0; y--) {
        uint16_t *row = d + (y + 1) * pitch + 1;
        from_row(row, row + pitch, w);
        for (int x = w - 2; x >= 0; x--)
            row[x] = (uint16_t)MIN(row[x], row[x + 1] + 3);
    }
    return d;
}

/* Sets exactly what lies further than `pixels` inside (or, with `inside` 0,
   what does not lie further outside). */
static void
keep_beyond(Mask *mask, uint8_t inside, float pixels)
{
    Mask box = grown(mask, (int)ceilf(pixels) + 1);
    const uint16_t *d = distances(mask, &box, inside);
    int w = box.x1 - box.x0, h = box.y1 - box.y0;
    int limit = (int)floorf(pixels * 3);
    mask_empty(mask);
    for (int y = 0; y < h; y++) {
        const uint16_t *row = d + (y + 1) * (w + 2) + 1;
        for (int x = 0; x < w; x++)
            if ((row[x] > limit) == (inside == 1))
                mask_set(mask, x + box.x0, y + box.y0);
    }
}

void
mask_shrink(Mask *mask, float pixels)
{
    if (!mask_is_empty(mask))
        keep_beyond(mask, 1, pixels);
}

void
mask_grow(Mask *mask, float pixels)
{
    if (!mask_is_empty(mask))
        keep_beyond(mask, 0, pixels);
}

void
mask_open(Mask *mask, float pixels)
{
    if (mask_is_empty(mask))
        return;
    Mask box = *mask;
    size_t w = (size_t)(box.x1 - box.x0);
    g_autofree uint8_t *old = g_malloc(w * (size_t)(box.y1 - box.y0));
    for (int y = box.y0; y < box.y1; y++)
        memcpy(old + (size_t)(y - box.y0) * w,
               mask->at + y * mask->width + box.x0, w);
    keep_beyond(mask, 1, pixels);
    if (!mask_is_empty(mask))
        keep_beyond(mask, 0, pixels + 0.5f);
    for (int y = mask->y0; y < mask->y1; y++)
        for (int x = mask->x0; x < mask->x1; x++) {
            bool inside =
                    x >= box.x0 && x < box.x1 && y >= box.y0 && y < box.y1;
            size_t i = (size_t)(y - box.y0) * w + (size_t)(x - box.x0);
            mask->at[y * mask->width + x] &= inside && old[i];
        }
}

void
mask_close(Mask *mask, float pixels)
{
    if (mask_is_empty(mask))
        return;
    keep_beyond(mask, 0, pixels);
    keep_beyond(mask, 1, pixels);
}

int
mask_area(const Mask *mask)
{
    int area = 0;
    for (int y = mask->y0; y < mask->y1; y++)
        for (int x = mask->x0; x < mask->x1; x++)
            area += mask->at[y * mask->width + x];
    return area;
}

/* Collects a piece around `start`; its pixels become `mark`. */
static void
flood(Mask *mask, int start, uint8_t mark, GArray *found)
{
    g_array_set_size(found, 0);
    g_array_append_val(found, start);
    mask->at[start] = mark;
    for (guint k = 0; k < found->len; k++) {
        int i = g_array_index(found, int, k), x = i % mask->width;
        int next[4] = { x > mask->x0 ? i - 1 : i, x < mask->x1 - 1 ? i + 1 : i,
                        i / mask->width > mask->y0 ? i - mask->width : i,
                        i / mask->width < mask->y1 - 1 ? i + mask->width : i };
        for (int n = 0; n < 4; n++)
            if (mask->at[next[n]] == 1) {
                mask->at[next[n]] = mark;
                g_array_append_val(found, next[n]);
            }
    }
}

#define FLOODED 2

/* Visits all pieces: drops those below `least`.  Returns the largest. */
static int
sort_out(Mask *mask, int least)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(int));
    int largest = 0;
    for (int y = mask->y0; y < mask->y1; y++)
        for (int x = mask->x0; x < mask->x1; x++) {
            if (mask->at[y * mask->width + x] != 1)
                continue;
            flood(mask, y * mask->width + x, FLOODED, found);
            largest = MAX(largest, (int)found->len);
            for (guint k = 0; (int)found->len < least && k < found->len; k++)
                mask->at[g_array_index(found, int, k)] = 0;
        }
    for (int y = mask->y0; y < mask->y1; y++)
        for (int x = mask->x0; x < mask->x1; x++)
            mask->at[y * mask->width + x] =
                    mask->at[y * mask->width + x] == FLOODED;
    return largest;
}

int
mask_largest(const Mask *mask)
{
    Mask own = *mask; /* its pixels are as they were in the end */
    return sort_out(&own, 0);
}

void
mask_drop_islands(Mask *mask, int least)
{
    sort_out(mask, least);
}

/* The box as potrace wants it: bits, the first row lowest. */
static void
fill_bitmap(const Mask *mask, potrace_bitmap_t *map)
{
    int bits = 8 * (int)sizeof(potrace_word);
    map->w = mask->x1 - mask->x0;
    map->h = mask->y1 - mask->y0;
    map->dy = (map->w + bits - 1) / bits;
    map->map = g_new0(potrace_word, (size_t)map->dy * (size_t)map->h);
    for (int y = 0; y < map->h; y++) {
        const uint8_t *row = mask->at + (y + mask->y0) * mask->width + mask->x0;
        potrace_word *to = map->map + (map->h - 1 - y) * map->dy;
        for (int x = 0; x < map->w; x++)
            if (row[x])
                to[x / bits] |= (potrace_word)1 << (bits - 1 - x % bits);
    }
}

/* potrace's y grows upwards, from the box's lower edge. */
static void
add_curve(const Mask *mask, const potrace_curve_t *curve, PathList *list)
{
    int n = curve->n;
#define X(k, j) ((float)(mask->x0 + curve->c[k][j].x))
#define Y(k, j) ((float)(mask->y1 - curve->c[k][j].y))
    path_move(list, X(n - 1, 2), Y(n - 1, 2));
    for (int i = 0; i < n; i++) {
        if (curve->tag[i] == POTRACE_CORNER) {
            path_line(list, X(i, 1), Y(i, 1));
            path_line(list, X(i, 2), Y(i, 2));
        } else {
            path_curve(list, (float[]){ X(i, 0), Y(i, 0), X(i, 1), Y(i, 1),
                                        X(i, 2), Y(i, 2) });
        }
    }
#undef X
#undef Y
    path_close(list);
}

bool
mask_trace(const Mask *mask, PathList *list, Paint paint, int speck,
           double corner, double tolerance)
{
    if (mask_is_empty(mask))
        return false;
    potrace_bitmap_t map;
    fill_bitmap(mask, &map);
    potrace_param_t *param = potrace_param_default();
    param->turdsize = speck;
    param->alphamax = corner;
    param->opttolerance = tolerance;
    potrace_state_t *state = potrace_trace(param, &map);
    g_assert(state != NULL && state->status == POTRACE_STATUS_OK);
    path_begin(list, PATH_FILL, paint);
    for (potrace_path_t *p = state->plist; p != NULL; p = p->next)
        add_curve(mask, &p->curve, list);
    potrace_state_free(state);
    potrace_param_free(param);
    g_free(map.map);
    return path_end(list, 0, 0);
}

/* Adds the runs of one diagonal that begins at (x, y), unless they are
   shorter than `least` rows. */
static void
hatch_diagonal(const Mask *mask, PathList *list, int x, int y, int dx,
               int least)
{
    int run = 0;
    for (;; x += dx, y++) {
        bool frame = x >= mask->x0 && x < mask->x1 && y < mask->y1;
        bool in = frame && mask->at[y * mask->width + x];
        run += in;
        if (!in && run >= least) {
            float ex = (float)x + 0.5f, ey = (float)y + 0.5f;
            path_move(list, ex - (float)(dx * run), ey - (float)run);
            path_line(list, ex - (float)dx, ey - 1);
        }
        if (!in)
            run = 0;
        if (!frame)
            return;
    }
}

void
mask_hatch(const Mask *mask, PathList *list, Paint paint, float pitch,
           float width, bool falling)
{
    path_begin(list, PATH_STROKE, paint);
    int w = mask->x1 - mask->x0, h = mask->y1 - mask->y0;
    float step = fmaxf(pitch * 1.41421f, 2);
    for (float at = step / 2; at < (float)(w + h) && w > 0; at += step) {
        int k = (int)at;
        int x = k < w ? k : w - 1, y = k < w ? 0 : k - w + 1;
        if (falling)
            x = w - 1 - x;
        hatch_diagonal(mask, list, mask->x0 + x, mask->y0 + y, falling ? 1 : -1,
                       MAX(4, (int)(pitch * 0.7f)));
    }
    path_end(list, width, 0);
}
