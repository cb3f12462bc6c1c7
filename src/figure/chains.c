#include "figure/chains.h"

#include <math.h>
#include <string.h>

#define SEEN 16 /* bit of a kind: walked already */
#define KIND 15

#define PRUNINGS 2
#define CREASE 4       /* spurs: shorter free lines on the shirt are dropped */
#define DIFFUSIONS 336 /* smoothing steps */
#define WIDTH_DIFFUSIONS 120
#define DRIFT 0.62f     /* pixels that a point may leave its crack by */
#define KNOT_ERROR 0.2f /* pixels */
#define KNOT_APART 1.3f /* pixels, at least */
#define KNOT_REACH 40.0f
#define THIN_END 0.12f /* width of a loose end */

/* From a corner of four pixels: right, down, left, up. */
static const int step_x[4] = { 1, 0, -1, 0 }, step_y[4] = { 0, 1, 0, -1 };

typedef struct {
    int x, y; /* the corner upper left of pixel (x, y) */
} Corner;

/* The crack that leaves a corner, or NULL at the frame's end. */
static uint8_t *
crack_from(const Cracks *c, Corner at, int direction, uint8_t **line)
{
    CrackSide side = direction % 2 ? CRACK_RIGHT : CRACK_BELOW;
    int x = at.x - (direction == 0 ? 0 : 1);
    int y = at.y - (direction == 1 ? 0 : 1);
    if (x < 0 || y < 0 || x >= c->width || y >= c->height)
        return NULL;
    int i = y * c->width + x;
    if (line != NULL)
        *line = c->line[side] + i;
    return c->kind[side] + i;
}

/* How many cracks meet at a corner; their directions. */
static int
meeting(const Cracks *c, Corner at, int out[4])
{
    int n = 0;
    for (int d = 0; d < 4; d++) {
        const uint8_t *kind = crack_from(c, at, d, NULL);
        if (kind != NULL && (*kind & KIND))
            out[n++] = d;
    }
    return n;
}

/* Where a line goes on after coming along `direction`: through a junction
   only with its own kind; -1 when it ends. */
static int
next_direction(const Cracks *c, Corner at, int direction, uint8_t kind)
{
    int out[4], back = (direction + 2) % 4, n = meeting(c, at, out);
    if (n == 2)
        return out[0] == back ? out[1] : out[0];
    int found = -1, alike = 0;
    for (int i = 0; i < n && n > 2; i++) {
        if (out[i] == back)
            continue;
        if ((*crack_from(c, at, out[i], NULL) & KIND) == kind) {
            found = out[i];
            alike++;
        }
    }
    return alike == 1 ? found : -1;
}

/* Adds the middles of the cracks from a corner on; returns where it ends. */
static Corner
walk(const Cracks *c, Corner at, int direction, GArray *points, uint8_t *kind)
{
    while (direction >= 0) {
        uint8_t *line, *crack = crack_from(c, at, direction, &line);
        if (crack == NULL || (*crack & SEEN))
            break;
        uint8_t own = *crack & KIND;
        *crack |= SEEN;
        LinePoint p = { (float)at.x + (float)step_x[direction] * 0.5f,
                        (float)at.y + (float)step_y[direction] * 0.5f,
                        (float)*line / 100 };
        g_array_append_val(points, p);
        at.x += step_x[direction];
        at.y += step_y[direction];
        if (own == CRACK_OUTER || *kind == CRACK_NONE)
            *kind = own;
        direction = next_direction(c, at, direction, own);
    }
    return at;
}

static bool
is_loose(const Cracks *c, Corner at)
{
    int out[4];
    /* the frame cuts lines off; they do not end there */
    bool inside =
            at.x > 3 && at.y > 3 && at.x < c->width - 3 && at.y < c->height - 3;
    return inside && meeting(c, at, out) <= 1;
}

static void
add_corner(GArray *points, Corner at, float width)
{
    LinePoint p = { (float)at.x, (float)at.y, width };
    g_array_append_val(points, p);
}

static Chain
chain_from(const Cracks *c, Corner start, int direction)
{
    g_autoptr(GArray) ahead = g_array_new(FALSE, FALSE, sizeof(LinePoint));
    g_autoptr(GArray) back = g_array_new(FALSE, FALSE, sizeof(LinePoint));
    GArray *all = g_array_new(FALSE, FALSE, sizeof(LinePoint));
    uint8_t kind = CRACK_NONE;
    Corner first = start, last = walk(c, start, direction, ahead, &kind);
    Chain chain = { 0 };
    chain.closed = last.x == start.x && last.y == start.y && ahead->len > 3;
    if (!chain.closed)
        first = walk(c, start,
                     next_direction(c, start, (direction + 2) % 4, kind), back,
                     &kind);
#define AT(array, i) g_array_index(array, LinePoint, i)
    if (!chain.closed)
        add_corner(all, first,
                   back->len ? AT(back, back->len - 1).w : AT(ahead, 0).w);
    for (guint i = back->len; i > 0; i--)
        g_array_append_val(all, AT(back, i - 1));
    g_array_append_vals(all, ahead->data, ahead->len);
    if (!chain.closed)
        add_corner(all, last, AT(ahead, ahead->len - 1).w);
#undef AT
    chain.kind = (CrackKind)kind;
    chain.loose[0] = is_loose(c, first);
    chain.loose[1] = is_loose(c, last);
    chain.n = (int)all->len;
    chain.points = (LinePoint *)(void *)g_array_free(all, FALSE);
    return chain;
}

static GArray *
walk_all(Cracks *c)
{
    GArray *chains = g_array_new(FALSE, FALSE, sizeof(Chain));
    for (guint k = 0; k < c->found->len; k++) {
        int id = g_array_index(c->found, int, k);
        uint8_t kind = *crack_kind(c, id);
        if (kind == CRACK_NONE || (kind & SEEN))
            continue;
        bool right = id % 2 == CRACK_RIGHT;
        int x = id / 2 % c->width, y = id / 2 / c->width;
        Corner at = { right ? x + 1 : x, right ? y : y + 1 };
        Chain chain = chain_from(c, at, right ? 1 : 0);
        g_array_append_val(chains, chain);
    }
    return chains;
}

static bool
is_spur(const Cracks *c, const Chain *chain)
{
    return !chain->closed && (chain->loose[0] || chain->loose[1]) &&
           chain->n < c->spur;
}

/* Takes a chain's cracks away, its ends excepted. */
static void
erase(Cracks *c, const Chain *chain)
{
    for (int i = 1; i < chain->n - 1; i++) {
        float x = chain->points[i].x, y = chain->points[i].y;
        int ix = (int)floorf(x), iy = (int)floorf(y);
        bool level = x - (float)ix > 0.25f;
        int at = level ? (iy - 1) * c->width + ix : iy * c->width + ix - 1;
        c->kind[level ? CRACK_BELOW : CRACK_RIGHT][at] = CRACK_NONE;
    }
}

static void
forget_walks(Cracks *c)
{
    for (guint k = 0; k < c->found->len; k++)
        *crack_kind(c, g_array_index(c->found, int, k)) &= KIND;
}

void
chains_free(GArray *chains)
{
    for (guint i = 0; i < chains->len; i++)
        g_free(g_array_index(chains, Chain, i).points);
    g_array_free(chains, TRUE);
}

static LinePoint
blended(LinePoint a, LinePoint b, LinePoint c)
{
    return (LinePoint){ 0.25f * a.x + 0.5f * b.x + 0.25f * c.x,
                        0.25f * a.y + 0.5f * b.y + 0.25f * c.y, b.w };
}

/* Back towards where it was when it drifted too far. */
static LinePoint
held(LinePoint p, LinePoint home)
{
    float dx = p.x - home.x, dy = p.y - home.y, d = dx * dx + dy * dy;
    if (d > DRIFT * DRIFT) {
        float s = DRIFT / sqrtf(d);
        p.x = home.x + dx * s;
        p.y = home.y + dy * s;
    }
    return p;
}

/* One step from `p` to `out`; `home` may be NULL. */
static void
diffuse(const Chain *chain, const LinePoint *p, LinePoint *out,
        const LinePoint *home)
{
    int n = chain->n;
    for (int i = 1; i < n - 1; i++) {
        LinePoint q = blended(p[i - 1], p[i], p[i + 1]);
        out[i] = home ? held(q, home[i]) : q;
    }
    if (chain->closed) {
        LinePoint a = blended(p[n - 1], p[0], p[1]),
                  b = blended(p[n - 2], p[n - 1], p[0]);
        out[0] = home ? held(a, home[0]) : a;
        out[n - 1] = home ? held(b, home[n - 1]) : b;
    } else {
        out[0] = p[0];
        out[n - 1] = p[n - 1];
    }
}

static void
smooth_widths(Chain *chain, float *w)
{
    int n = chain->n;
    for (int k = 0; k < WIDTH_DIFFUSIONS; k++) {
        float before = chain->points[0].w;
        for (int i = 1; i < n - 1; i++) {
            float own = chain->points[i].w;
            w[i] = 0.25f * before + 0.5f * own + 0.25f * chain->points[i + 1].w;
            before = own;
        }
        for (int i = 1; i < n - 1; i++)
            chain->points[i].w = w[i];
    }
}

static void
smooth_chain(Chain *chain)
{
    int n = chain->n;
    if (n < 3)
        return;
    LinePoint *a = chain->points, *b = g_new(LinePoint, n);
    g_autofree LinePoint *home = g_memdup2(a, (gsize)n * sizeof(LinePoint));
    for (int i = 0; i < DIFFUSIONS + 6; i++) {
        diffuse(chain, a, b, i < DIFFUSIONS ? home : NULL);
        LinePoint *t = a;
        a = b;
        b = t;
    }
    chain->points = a;
    g_free(b);
    g_autofree float *w = g_new(float, n);
    smooth_widths(chain, w);
}

/* Whether a point of a chain has the shirt on both sides. */
static bool
is_on_shirt(const Cracks *c, LinePoint p)
{
    int x = (int)p.x, y = (int)p.y;
    bool upright = p.y > (float)y + 0.25f; /* a crack between two columns */
    int i = y * c->width + x, other = upright ? i - 1 : i - c->width;
    return c->label[i] == LABEL_SHIRT && c->label[other] == LABEL_SHIRT;
}

/* A short line that ends freely on the shirt. */
static bool
is_crease(const Cracks *c, const Chain *chain)
{
    if (chain->closed || !(chain->loose[0] || chain->loose[1]) ||
        chain->n > CREASE * c->spur)
        return false;
    int on_shirt = 0;
    for (int i = 1; i < chain->n - 1; i++)
        on_shirt += is_on_shirt(c, chain->points[i]);
    return on_shirt > (chain->n - 2) * 4 / 5;
}

static bool
is_drawn(const Cracks *c, const Chain *chain)
{
    if (is_crease(c, chain))
        return false;
    if (chain->closed && chain->n < 40 && chain->kind != CRACK_OUTER)
        return false;
    return chain->n >= (chain->loose[0] || chain->loose[1] ? c->spur : 3);
}

GArray *
chains_find(Cracks *c)
{
    /* Spurs cut contours in pieces: away with them, then walk again. */
    for (int round = 0; round < PRUNINGS; round++) {
        GArray *chains = walk_all(c);
        for (guint i = 0; i < chains->len; i++) {
            const Chain *chain = &g_array_index(chains, Chain, i);
            if (is_spur(c, chain))
                erase(c, chain);
        }
        forget_walks(c);
        chains_free(chains);
    }
    GArray *chains = walk_all(c);
    for (guint i = chains->len; i-- > 0;) {
        Chain *chain = &g_array_index(chains, Chain, i);
        if (is_drawn(c, chain)) {
            chain->taper = (float)c->spur * 2.3f;
            smooth_chain(chain);
        } else {
            g_free(chain->points);
            g_array_remove_index(chains, i);
        }
    }
    return chains;
}

/* Douglas and Peucker: keeps the points that others cannot stand for. */
static void
mark_knots(const LinePoint *p, int a, int b, uint8_t *keep)
{
    while (b - a >= 2) {
        float dx = p[b].x - p[a].x, dy = p[b].y - p[a].y, l = hypotf(dx, dy);
        int far = -1;
        float most = KNOT_ERROR;
        for (int i = a + 1; i < b; i++) {
            float ex = p[i].x - p[a].x, ey = p[i].y - p[a].y;
            float d = l > 1e-3f ? fabsf(ex * dy - ey * dx) / l : hypotf(ex, ey);
            if (d > most) {
                most = d;
                far = i;
            }
        }
        if (far < 0)
            return;
        keep[far] = 1;
        mark_knots(p, a, far, keep);
        a = far;
    }
}

static int
find_knots(const LinePoint *p, int n, LinePoint *out)
{
    g_autofree uint8_t *keep = g_malloc0((gsize)n);
    keep[0] = keep[n - 1] = 1;
    mark_knots(p, 0, n - 1, keep);
    int m = 0;
    float since = 0;
    for (int i = 0; i < n; i++) {
        if (i > 0)
            since += hypotf(p[i].x - p[i - 1].x, p[i].y - p[i - 1].y);
        if (!keep[i] && since <= KNOT_REACH)
            continue;
        if (m > 0 && i < n - 1 &&
            hypotf(p[i].x - out[m - 1].x, p[i].y - out[m - 1].y) < KNOT_APART)
            continue;
        out[m++] = p[i];
        since = 0;
    }
    return m;
}

/* Thin towards loose ends. */
static void
taper(const Chain *chain, LinePoint *p)
{
    float reach = fminf(chain->taper, (float)chain->n * 0.45f);
    for (int end = 0; end < 2; end++) {
        if (!chain->loose[end] || chain->closed)
            continue;
        for (int i = 0; i < chain->n; i++) {
            int from = end ? chain->n - 1 - i : i;
            float u = clampf((float)from / reach, 0, 1);
            p[i].w *= THIN_END + (1 - THIN_END) * sqrtf(u);
        }
    }
}

static void
draw_chain(const Chain *chain, PathList *list, Paint paint)
{
    int n = chain->n;
    g_autofree LinePoint *p = g_new(LinePoint, n + 1);
    g_autofree LinePoint *knots = g_new(LinePoint, n + 1);
    memcpy(p, chain->points, (size_t)n * sizeof(LinePoint));
    taper(chain, p);
    if (chain->closed)
        p[n++] = p[0];
    int m = find_knots(p, n, knots);
    path_begin(list, PATH_BRUSH, paint);
    path_smooth(list, knots, chain->closed ? m - 1 : m, chain->closed, true);
    path_end(list, 1, 0);
}

void
chains_draw(const GArray *chains, PathList *list, Paint paint)
{
    for (guint i = 0; i < chains->len; i++)
        draw_chain(&g_array_index(chains, Chain, i), list, paint);
}
