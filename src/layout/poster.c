#include "layout/poster.h"

#include <math.h>

#include "base/units.h"
#include "layout/brand.h"
#include "layout/mirror.h"
#include "layout/poster_sheet.h"
#include "model/lang.h"

#define BROAD 1.12     /* width over height from which the title stands aside */
#define AIR 0.98       /* of the largest type: pictures take the rest */
#define STEPS 12       /* of the bisection */
#define SHRINK 0.985   /* when lines break worse than was reckoned */
#define LEAST_TYPE 8.0 /* [pt] nobody reads smaller */

static bool
fits(PosterSheet *p, double size)
{
    board_size(&p->board, size);
    size_t first = poster_is_split(p) ? p->n_dark : 0;
    return poster_bands_height(p, 0, first) <= p->story.h &&
           poster_bands_height(p, first, p->n_bands) <= p->body.h;
}

/* The largest type from `least` to `most` that fits, or 0. */
static double
largest(PosterSheet *p, double least, double most)
{
    if (!fits(p, least))
        return 0;
    if (fits(p, most))
        return most;
    for (int i = 0; i < STEPS; i++) {
        double middle = (least + most) / 2;
        if (fits(p, middle))
            least = middle;
        else
            most = middle;
    }
    return least;
}

static bool
has_moves(const PosterSheet *p)
{
    for (size_t i = 0; i < p->n_bands; i++)
        if (p->bands[i].kind == BAND_MOVES)
            return true;
    return false;
}

/* The style that must be read from afar. */
static StyleId
far_style(const PosterSheet *p)
{
    return has_moves(p) ? STYLE_NAME : STYLE_HEADING;
}

/* Fits the type: pictures get their wished share unless the names then stay
   below `distance` [m], for which they give way as far as they may.  What is
   more than the wish is shared with the pictures. */
static double
fit(PosterSheet *p, double distance)
{
    Board *b = &p->board;
    const double *size = b->own.poster.size, *share = b->own.poster.picture;
    double least = MAX(size[0] * b->scale, LEAST_TYPE);
    double most = MAX(size[1] * b->scale, least);
    double wish = board_size_for(b, far_style(p), distance);
    b->share = share[1];
    double found = largest(p, least, most) * AIR;
    if (!has_moves(p))
        return found > 0 ? MAX(found, least) : 0;
    if (found >= wish)
        return sqrt(found * wish);
    b->share = share[0];
    double closer = largest(p, least, most);
    return closer > 0 ? MAX(MIN(closer * AIR, wish), MAX(found, least)) : 0;
}

/* Lines were reckoned from the widths of words; now they are set.  Texts, which
   are reckoned with care, may grow. */
static void
settle(PosterSheet *p, double size)
{
    double most = p->board.own.poster.size[1] * p->board.scale;
    p->board.exact = true;
    while (!fits(p, size))
        size *= SHRINK;
    bool texts = p->n_bands > 1 || p->bands[0].kind == BAND_PANELS;
    while (texts && size / SHRINK < most && fits(p, size / SHRINK))
        size /= SHRINK;
    fits(p, size);
}

static PosterSays
says_first(const PosterWish *wish)
{
    return wish->read_from > 0 ? POSTER_SAYS_STEPS : POSTER_SAYS_CUE;
}

/* What the layout wishes for names, on this sheet [m]. */
static double
usual_wish(const Board *b)
{
    return b->own.poster.read_at[0] * b->scale;
}

/* Says as much of the moves as can be read from where it must be; false when
   even the names cannot. */
static bool
choose(PosterSheet *p, const PosterWish *wish)
{
    Board *b = &p->board;
    double distance = wish->read_from > 0 ? wish->read_from : usual_wish(b);
    int last = has_moves(p) ? POSTER_SAYS_NAME : (int)says_first(wish);
    for (int says = says_first(wish); says <= last; says++) {
        b->says = (PosterSays)says;
        double size = fit(p, distance);
        if (size <= 0)
            continue;
        settle(p, size);
        double reached = board_distance(b, far_style(p));
        if (wish->read_from <= 0 || reached >= wish->read_from - 0.05)
            return true;
        b->exact = false;
    }
    return false;
}

/* How many of the first moves can be shown alone. */
static size_t
most_moves(PosterSheet *p, const PosterWish *wish)
{
    Band *band = &p->bands[0];
    size_t all = band->n, low = 0, high = all;
    while (high - low > 1) {
        band->n = (low + high) / 2;
        if (choose(p, wish))
            low = band->n;
        else
            high = band->n;
        p->board.exact = false;
    }
    band->n = all;
    return low;
}

/* Says what would fit. */
static void
refuse(PosterSheet *p, const PosterWish *wish)
{
    Diag *diag = p->board.setter.diag;
    const Band *band = &p->bands[0];
    g_autofree char *asked =
            wish->read_from > 0
                    ? g_strdup_printf("be read from %.3g m", wish->read_from)
                    : g_strdup_printf("be read at %.0f pt", LEAST_TYPE);
    SrcPos pos = wish->read_from > 0 ? src_pos_option("read-from")
                                     : src_pos_option("paper");
    size_t most = p->n_bands == 1 && band->kind == BAND_MOVES
                          ? most_moves(p, wish)
                          : 0;
    size_t n = band->n;
    if (most == 0)
        diag_add(diag, DIAG_ERROR, pos,
                 "the poster does not fit on %s if it is to %s; take a larger "
                 "sheet, or print less",
                 wish->paper, asked);
    else if (2 * most >= n)
        diag_add(diag, DIAG_ERROR, pos,
                 "%zu moves do not fit on %s if they are to %s; make two "
                 "posters, one up to '%s' and one from '%s', or take a larger "
                 "sheet",
                 n, wish->paper, asked,
                 band->blocks[(n + 1) / 2 - 1]->exercise.id,
                 band->blocks[(n + 1) / 2]->exercise.id);
    else
        diag_add(diag, DIAG_ERROR, pos,
                 "%zu moves do not fit on %s if they are to %s; make %zu "
                 "posters of up to %zu, or take a larger sheet",
                 n, wish->paper, asked, (n + most - 1) / most, most);
}

static void
draw(PosterSheet *p, PageSet *set)
{
    Board *b = &p->board;
    GArray *elements = b->setter.elements;
    g_autoptr(Column) c = column_new();
    poster_put_all(p, c);
    if (lang_is_rtl(b->setter.doc_lang))
        mirror_marks((Mark *)(void *)c->marks->data, c->marks->len,
                     b->base.width);
    Page *page = arena_new0(set->arena, Page);
    page->width = b->base.width;
    page->height = b->base.height;
    page->marks = arena_memdup(set->arena, c->marks->data,
                               c->marks->len * sizeof(Mark));
    page->n_marks = c->marks->len;
    set->pages = page;
    set->n_pages = 1;
    set->elements = arena_memdup(set->arena, elements->data,
                                 elements->len * sizeof(Element));
    set->n_elements = elements->len;
}

static void
tell(const PosterSheet *p, PosterReach *reach)
{
    const Board *b = &p->board;
    *reach = (PosterReach){ .says = b->says,
                            .has_moves = has_moves(p),
                            .size = b->size,
                            .names = board_distance(b, far_style(p)),
                            .text = board_distance(b, STYLE_BODY),
                            .wish = usual_wish(b) };
}

PageSet *
layout_poster(const Document *doc, const LayoutSpec *spec, FontSet *fonts,
              const PosterWish *wish, PosterReach *reach, Diag *diag)
{
    int errors = diag_n_errors(diag);
    LayoutSpec own = brand_spec(spec, doc->brand);
    g_autoptr(PageSet) set = page_set_new(doc->title, doc->author, doc->lang);
    font_set_load(fonts, own.family, FACE_COUNT);
    PosterSheet p = { .aside = spec->width >= spec->height * BROAD };
    board_init(&p.board, doc, &own, fonts, set->arena, diag);
    element_add(&p.board.setter, ROLE_DOCUMENT, -1, NULL);
    board_size(&p.board, p.board.base.styles[STYLE_BODY].size);
    poster_find_bands(&p);
    poster_set_frame(&p);
    if (p.n_bands > 0 && choose(&p, wish)) {
        draw(&p, set);
        tell(&p, reach);
    } else {
        refuse(&p, wish);
    }
    board_clear(&p.board);
    return diag_n_errors(diag) > errors ? NULL : g_steal_pointer(&set);
}
