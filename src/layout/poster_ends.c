#include "layout/poster_ends.h"

#include <math.h>

#include "art/icon.h"

#define TITLE_STEP 0.96   /* how the title shrinks until it fits ... */
#define TITLE_LEAST 0.16  /* ... of the layout's size, at least */
#define TITLE_THREE 0.75  /* above this share it takes no third line */
#define LINE_SHARE 0.8    /* of the width: the line below the title */
#define STRIP_BROAD 190.0 /* [mm] a column of the strip, at least */
#define STRIP_COLUMNS 3
#define CODE_MARGIN 2.4 /* [mm] the code's quiet zone */

const Block *
poster_block(const Document *doc, BlockKind kind)
{
    for (size_t i = 0; i < doc->n_blocks; i++)
        if (doc->blocks[i].kind == kind)
            return &doc->blocks[i];
    return NULL;
}

static bool
title_fits(Board *b, const char *title, double width, double most, double share)
{
    int lines = board_lines(b, STYLE_TITLE, title, width);
    int allowed = share > TITLE_THREE ? 2 : 3;
    return lines > 0 && lines <= allowed &&
           lines * setter_leading(&b->setter, STYLE_TITLE) <= most;
}

/* The largest title that fits, in the board's own styles. */
static void
fit_title(Board *b, const char *title, double width, double most)
{
    TextStyle *style = &b->own.styles[STYLE_TITLE];
    double share = 1;
    *style = b->base.styles[STYLE_TITLE];
    while (share > TITLE_LEAST && !title_fits(b, title, width, most, share)) {
        share *= TITLE_STEP;
        style->size = b->base.styles[STYLE_TITLE].size * share;
        style->leading = b->base.styles[STYLE_TITLE].leading * share;
    }
}

/* "6 moves", with its icon, in a row of facts. */
static double
put_fact(Board *b, Column *c, const Chip *fact, int owner, Rect at,
         const Ground *ground)
{
    static const Manner light = { STYLE_CHIP, STYLE_CHIP, COLOR_INK,
                                  COLOR_BRAND };
    static const Manner dark = { STYLE_CHIP, STYLE_CHIP, COLOR_PAPER,
                                 COLOR_PAPER };
    Setter *s = &b->setter;
    double leading = setter_leading(s, STYLE_CHIP), x = at.x;
    if (fact->icon != ICON_NONE) {
        double side = leading * 0.86;
        double w = side * icon_aspect(fact->icon, fact->count);
        column_icon(c, fact->icon, fact->count,
                    (Rect){ x, at.y + (leading - side) / 2, w, side },
                    setter_color(s, ground->strong),
                    setter_color(s, COLOR_SUN));
        x += w + leading * 0.28;
    }
    const Para *para =
            set_spans(s, ground->dark ? &dark : &light, fact->spans,
                      fact->n_spans, at.w - (x - at.x), PARA_BALANCED);
    c->y = at.y;
    column_para(c, owner, para, x, leading);
    return x + para_width(para) - at.x;
}

/* How wide a fact is; nothing is drawn. */
static double
fact_width(Board *b, const Chip *fact, double width, const Ground *ground)
{
    g_autoptr(Column) trial = column_new();
    return put_fact(b, trial, fact, OWNER_ARTIFACT, (Rect){ 0, 0, width, 0 },
                    ground);
}

/* The facts one after the other, in as many rows as they need. */
static void
put_facts(Board *b, Column *c, const GlanceBlock *glance, double width,
          const Ground *ground)
{
    Setter *s = &b->setter;
    double leading = setter_leading(s, STYLE_CHIP), x = 0, y = c->y;
    double gap = board_mm(b, 9), bottom = y;
    int owner = element_add(s, ROLE_P, 0, NULL);
    for (size_t i = 0; i < glance->n_facts; i++) {
        double w = fact_width(b, &glance->facts[i], width, ground);
        if (x > 0 && x + w > width) {
            x = 0;
            y = bottom + leading * 0.15;
        }
        put_fact(b, c, &glance->facts[i], owner, (Rect){ x, y, width - x, 0 },
                 ground);
        bottom = MAX(bottom, c->y);
        x += w + gap;
    }
    c->y = bottom;
}

static const Manner manner_line = { STYLE_TAG, STYLE_TAG, COLOR_INK,
                                    COLOR_INK };
static const Manner manner_line_dark = { STYLE_TAG, STYLE_TAG, COLOR_PAPER,
                                         COLOR_PAPER };

Column *
poster_head(Board *b, double width, double most, const Ground *ground)
{
    Setter *s = &b->setter;
    Column *c = column_new();
    const HeaderBlock *header = &poster_block(b->doc, BLOCK_HEADER)->header;
    const Block *intro = poster_block(b->doc, BLOCK_INTRO);
    const Block *glance = poster_block(b->doc, BLOCK_GLANCE);
    fit_title(b, header->title, width, most);
    double size = b->own.styles[STYLE_TITLE].size;
    board_text_in(b, c, element_add(s, ROLE_H1, 0, NULL), header->title_lang,
                  STYLE_TITLE, ground->strong, header->title,
                  (Rect){ -size * 0.03, 0, width, 0 });
    if (intro != NULL && intro->intro.prose.n > 0) {
        ProseStyle style = board_prose(
                b, ground->dark ? &manner_line_dark : &manner_line, 0,
                width > board_mm(b, STRIP_BROAD) ? width * LINE_SHARE : width);
        c->y += board_mm(b, 5);
        set_prose(s, c, &intro->intro.prose, 0, &style);
    }
    if (glance != NULL) {
        c->y += board_mm(b, 6);
        put_facts(b, c, &glance->glance, width, ground);
    }
    return c;
}

/* One warning of the strip; returns its height. */
static double
put_warning(Board *b, Column *c, const SafetyBlock *block, Rect at)
{
    static const Manner grave = { STYLE_CAUTION, STYLE_CAUTION, COLOR_WARN,
                                  COLOR_WARN };
    static const Manner other = { STYLE_CAUTION, STYLE_CAUTION, COLOR_INK,
                                  COLOR_INK };
    Setter *s = &b->setter;
    bool emergency = block->level == SAFETY_EMERGENCY;
    double leading = setter_leading(s, STYLE_CAUTION), side = leading * 1.15;
    column_icon(c,
                emergency                     ? ICON_EMERGENCY
                : block->level == SAFETY_SOON ? ICON_PHONE
                                              : ICON_CAUTION,
                0, (Rect){ at.x, at.y + (leading - side) / 2, side, side },
                setter_color(s, COLOR_WARN), setter_color(s, COLOR_SUN));
    ProseStyle style = board_prose(b, emergency ? &grave : &other,
                                   at.x + side * 1.35, at.w - side * 1.35);
    int sect = element_add(s, ROLE_SECT, 0, NULL);
    g_array_index(s->elements, Element, sect).id = block->id;
    c->y = at.y;
    set_prose(s, c, &block->prose, sect, &style);
    return c->y - at.y;
}

/* Puts the warnings into `columns`; returns the height. */
static double
put_warnings(Board *b, Column *c, const GPtrArray *warnings, size_t columns,
             double width, double pad)
{
    double gap = board_mm(b, 8), y = pad;
    double w =
            (width - 2 * pad - gap * (double)(columns - 1)) / (double)columns;
    for (size_t i = 0; i < warnings->len; i += columns) {
        double most = 0;
        for (size_t k = i; k < MIN(i + columns, warnings->len); k++) {
            const Block *block = g_ptr_array_index(warnings, k);
            Rect at = { pad + (double)(k - i) * (w + gap), y, w, 0 };
            double height = put_warning(b, c, &block->safety, at);
            most = MAX(most, height);
        }
        y += most + (i + columns < warnings->len ? board_mm(b, 3) : pad);
    }
    return y;
}

static GPtrArray *
find_warnings(const Document *doc)
{
    GPtrArray *found = g_ptr_array_new();
    for (size_t i = 0; i < doc->n_blocks; i++)
        if (doc->blocks[i].kind == BLOCK_SAFETY && doc->blocks[i].safety.brief)
            g_ptr_array_add(found, (gpointer)(guintptr)&doc->blocks[i]);
    return found;
}

/* The number of columns in which the warnings take least height. */
static size_t
strip_columns(Board *b, const GPtrArray *warnings, double width, double pad)
{
    size_t best = 1, most = (size_t)(width / board_mm(b, STRIP_BROAD * 0.6));
    double least = INFINITY;
    most = CLAMP(most, 1, MIN(warnings->len, (guint)STRIP_COLUMNS));
    for (size_t columns = 1; columns <= most; columns++) {
        guint n_elements = b->setter.elements->len;
        g_autoptr(Column) trial = column_new();
        double height = put_warnings(b, trial, warnings, columns, width, pad);
        g_array_set_size(b->setter.elements, n_elements);
        if (height < least - 0.5) {
            least = height;
            best = columns;
        }
    }
    return best;
}

Column *
poster_strip(Board *b, double width)
{
    Setter *s = &b->setter;
    Column *c = column_new();
    g_autoptr(GPtrArray) warnings = find_warnings(b->doc);
    if (warnings->len == 0)
        return c;
    double pad = board_mm(b, 6);
    size_t columns = strip_columns(b, warnings, width, pad);
    g_autoptr(Column) inside = column_new();
    double height = put_warnings(b, inside, warnings, columns, width, pad);
    column_rect(c, (Rect){ 0, 0, width, height }, b->own.header.radius,
                setter_color(s, COLOR_DANGER), setter_color(s, COLOR_WARN),
                board_mm(b, 0.6));
    column_add_column(c, inside, 0, 0);
    c->y = height;
    return c;
}

/* The side of the code's white card; 0 when there is none. */
static double
code_card(const Board *b, const HeaderBlock *header)
{
    double side = b->own.header.qr;
    return header->qr != NULL && side > 0 ? side + 2 * board_mm(b, CODE_MARGIN)
                                          : 0;
}

/* The code on its white card. */
static void
put_code(Board *b, Column *c, const HeaderBlock *header, Point at)
{
    Setter *s = &b->setter;
    double side = b->own.header.qr, margin = board_mm(b, CODE_MARGIN);
    double card = code_card(b, header);
    if (card <= 0)
        return;
    const Art *code = setter_code(s, header->qr, setter_color(s, COLOR_INK));
    if (code == NULL)
        return;
    Color white = { 1, 1, 1, 1 };
    column_rect(c, (Rect){ at.x, at.y, card, card }, margin, white, COLOR_NONE,
                0);
    int link = element_add(s, ROLE_LINK, element_add(s, ROLE_P, 0, NULL), NULL);
    g_array_index(s->elements, Element, link).href = header->qr;
    column_art(c, element_add(s, ROLE_FIGURE, link, header->qr_caption), code,
               (Rect){ at.x + margin, at.y + margin, side, side });
}

/* Logo and name of the practice; returns where they end. */
static double
put_practice(Board *b, Column *c, const HeaderBlock *header, Rect at,
             const Ground *ground)
{
    Setter *s = &b->setter;
    const Art *logo = header->logo != NULL
                              ? setter_art(s, header->logo, header->logo_pos)
                              : NULL;
    double high = board_mm(b, 15), x = at.x, bottom = at.y;
    if (logo != NULL) {
        double w = MIN(high * art_aspect(logo), at.w / 3);
        column_art(c,
                   header->practice
                           ? element_add(s, ROLE_FIGURE, 0, header->practice)
                           : OWNER_ARTIFACT,
                   logo, (Rect){ x, at.y, w, high });
        x += w + board_mm(b, 5);
        bottom += high;
    }
    if (header->practice == NULL)
        return bottom;
    if (logo != NULL &&
        board_lines(b, STYLE_CHIP, header->practice, at.w - (x - at.x)) == 0) {
        x = at.x; /* no room for its words beside the logo */
        at.y = bottom + board_mm(b, 2);
        logo = NULL;
    }
    const Para *name = set_text(s, STYLE_CHIP, ground->strong, header->practice,
                                at.w - (x - at.x), PARA_BALANCED);
    double leading = setter_leading(s, STYLE_CHIP);
    double text = para_n_lines(name) * leading;
    c->y = at.y + (logo != NULL ? MAX(0, (high - text) / 2) : 0);
    column_para(c, element_add(s, ROLE_P, 0, NULL), name, x, leading);
    return MAX(bottom, c->y);
}

/* A line of the foot; returns where it ends. */
static double
put_line(Board *b, Column *c, StyleId style, ColorId color, const char *text,
         const Footer *links, Rect at)
{
    Setter *s = &b->setter;
    if (text == NULL)
        return at.y;
    const Para *para = set_linked(s, style, color, text, links->links,
                                  links->n_links, at.w, PARA_BALANCED);
    c->y = at.y;
    column_para(c, element_add(s, ROLE_P, 0, NULL), para, at.x,
                setter_leading(s, style));
    return c->y;
}

/* What stands below or beside the practice's name. */
static double
put_lines(Board *b, Column *c, const char *stop, Rect at, const Ground *ground)
{
    const Footer *footer = &b->doc->footer;
    const Block *header = poster_block(b->doc, BLOCK_HEADER);
    const char *caption =
            b->own.header.qr > 0 ? header->header.qr_caption : NULL;
    at.y = put_line(b, c, STYLE_FOOTER, ground->accent, stop, footer, at);
    at.y = put_line(b, c, STYLE_FOOTER, ground->strong, footer->phone, footer,
                    at);
    at.y = put_line(b, c, STYLE_SMALL, ground->ink, footer->address, footer,
                    at);
    return put_line(b, c, STYLE_SMALL, ground->ink, caption, footer, at);
}

/* Practice, whom to call, sources: all texts of the foot; returns where they
   end. */
static double
put_foot_texts(Board *b, Column *c, double width, const Ground *ground)
{
    static const Manner small = { STYLE_SMALL, STYLE_SMALL, COLOR_SOFT,
                                  COLOR_SOFT };
    const HeaderBlock *header = &poster_block(b->doc, BLOCK_HEADER)->header;
    const Block *intro = poster_block(b->doc, BLOCK_INTRO);
    const Block *notes = poster_block(b->doc, BLOCK_NOTES);
    Rect at = { 0, 0, width, 0 };
    double end = put_practice(b, c, header, at, ground);
    at.y = end > 0 ? end + board_mm(b, 1.5) : 0;
    end = put_lines(b, c, intro ? intro->intro.stop_line : NULL, at, ground);
    if (notes == NULL)
        return end;
    ProseStyle style = board_prose(b, &small, 0, width);
    c->y = end + board_mm(b, 1.5);
    set_prose(&b->setter, c, &notes->notes.prose, 0, &style);
    return c->y;
}

Column *
poster_foot(Board *b, double width, const Ground *ground)
{
    Column *c = column_new();
    const HeaderBlock *header = &poster_block(b->doc, BLOCK_HEADER)->header;
    double card = code_card(b, header);
    bool narrow = width < board_mm(b, STRIP_BROAD);
    double beside = card > 0 && !narrow ? card + board_mm(b, 8) : 0;
    double end = put_foot_texts(b, c, width - beside, ground);
    if (card > 0 && narrow) { /* below the texts */
        end += board_mm(b, 4);
        put_code(b, c, header, (Point){ 0, end });
        end += card;
    } else {
        put_code(b, c, header, (Point){ width - card, 0 });
        end = MAX(end, card);
    }
    c->y = end;
    return c;
}
