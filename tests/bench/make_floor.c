/* Writes a handout's placed pages as the constants that floor.c draws.
   usage: make_floor PLAN.yaml [PRACTICE.yaml] > floor_data.h */
#include "tests/bench/floor.h"

#include "art/picture_art.h"
#include "font/para.h"
#include "tests/tools/pages.h"
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>
#include <stdio.h>

typedef struct {
    GHashTable *numbers; /* Para * -> its number + 1 */
    GHashTable *fonts;   /* the file names met so far */
    GString *font_list, *runs, *texts, *steps;
    int n_runs;
} Floor;

static void
add_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *p = text; *p; p++)
        if (g_ascii_isalnum(*p) || *p == ' ' || *p == '.' || *p == '-')
            g_string_append_c(out, *p);
        else
            g_string_append_printf(out, "\\%03o", (unsigned char)*p);
    g_string_append_c(out, '"');
}

static void
add_font_files(Floor *f, const PangoLayoutLine *line)
{
    for (const GSList *run = line->runs; run != NULL; run = run->next) {
        const PangoGlyphItem *item = run->data;
        FcPattern *pattern = pango_fc_font_get_pattern(
                PANGO_FC_FONT(item->item->analysis.font));
        FcChar8 *path;
        if (FcPatternGetString(pattern, FC_FILE, 0, &path) != FcResultMatch)
            g_error("a font without a file");
        g_autofree char *name = g_path_get_basename((const char *)path);
        if (g_hash_table_contains(f->fonts, name))
            continue;
        g_string_append_printf(f->font_list, "    \"%s\",\n", name);
        g_hash_table_add(f->fonts, g_steal_pointer(&name));
    }
}

/* The manner of the text at the iterator's place, up to byte `end`. */
static void
add_run(Floor *f, PangoAttrIterator *iter, int end)
{
    PangoFontDescription *font = pango_font_description_new();
    pango_attr_iterator_get_font(iter, font, NULL, NULL);
    const PangoAttrColor *color =
            (const PangoAttrColor *)(gconstpointer)pango_attr_iterator_get(
                    iter, PANGO_ATTR_FOREGROUND);
    const PangoAttrInt *spacing =
            (const PangoAttrInt *)(gconstpointer)pango_attr_iterator_get(
                    iter, PANGO_ATTR_LETTER_SPACING);
    g_assert(color != NULL);
    g_string_append_printf(
            f->runs, "    { %d, \"%s\", %d, %d, %d, %u, %u, %u },\n", end,
            pango_font_description_get_family(font),
            (int)pango_font_description_get_weight(font),
            pango_font_description_get_size(font),
            spacing == NULL ? 0 : spacing->value, color->color.red,
            color->color.green, color->color.blue);
    f->n_runs++;
    pango_font_description_free(font);
}

static void
add_text(Floor *f, PangoLayout *layout)
{
    const char *text = pango_layout_get_text(layout);
    int length = (int)strlen(text), first = f->n_runs;
    PangoAttrIterator *iter =
            pango_attr_list_get_iterator(pango_layout_get_attributes(layout));
    do {
        int start, end;
        pango_attr_iterator_range(iter, &start, &end);
        if (start < length)
            add_run(f, iter, MIN(end, length));
    } while (pango_attr_iterator_next(iter));
    pango_attr_iterator_destroy(iter);
    g_string_append(f->texts, "    { ");
    add_quoted(f->texts, text);
    g_string_append_printf(f->texts, ", %d, %d, %d },\n",
                           pango_layout_get_width(layout), first, f->n_runs);
}

/* The number of a paragraph's text; it is written when it is new. */
static int
text_number(Floor *f, const Para *para)
{
    gpointer known = g_hash_table_lookup(f->numbers, para);
    if (known != NULL)
        return GPOINTER_TO_INT(known) - 1;
    int number = (int)g_hash_table_size(f->numbers);
    g_hash_table_insert(f->numbers, (gpointer)(guintptr)para,
                        GINT_TO_POINTER(number + 1));
    add_text(f, para_line(para, 0)->layout);
    return number;
}

static void
add_rect(GString *out, const char *name, Rect r)
{
    g_string_append_printf(out, ".%s = { %.3f, %.3f, %.3f, %.3f }, ", name, r.x,
                           r.y, r.w, r.h);
}

static void
add_color(GString *out, const char *name, Color c)
{
    g_string_append_printf(out, ".%s = { %.5f, %.5f, %.5f, %g }, ", name, c.r,
                           c.g, c.b, c.a);
}

static void
add_shape(GString *out, const Shape *s)
{
    g_string_append_printf(out, ".shape = { .kind = (ShapeKind)%d, ",
                           (int)s->kind);
    add_rect(out, "box", s->box);
    add_rect(out, "clip", s->clip);
    add_color(out, "fill", s->fill);
    add_color(out, "stroke", s->stroke);
    g_string_append_printf(out,
                           ".radius = %.3f, .line_width = %.3f, "
                           ".clip_radius = %.3f } ",
                           s->radius, s->line_width, s->clip_radius);
}

static void
add_path(GString *out, const PictureArt *art, const PicturePath *path, Rect box)
{
    double scale = box.w / (double)art->picture->width;
    bool stroke = path->kind == PATH_STROKE;
    Color color = art->palette.colors[path->paint];
    if (!(color.a > 0))
        return;
    g_string_append_printf(out,
                           "    { .kind = FLOOR_PATH, .ops = \"%.*s\", "
                           ".line_width = %.4f, .dash = %.4f, ",
                           (int)path->n_ops, path->ops,
                           stroke ? (double)path->width * art->unit * scale : 0,
                           stroke ? (double)path->dash * art->unit * scale : 0);
    add_color(out, "color", color);
    g_string_append(out, ".xy = (const float[]){ ");
    for (size_t i = 0; i < path->n_points; i++)
        g_string_append_printf(out, "%.3ff, %.3ff, ",
                               box.x + (double)path->xy[2 * i] * scale,
                               box.y + (double)path->xy[2 * i + 1] * scale);
    g_string_append(out, "} },\n");
}

/* Drawn figures are all the art that the bench's plan needs. */
static void
add_picture(GString *out, const Art *art, Rect box)
{
    const PictureArt *picture = art_picture(art);
    g_assert(picture != NULL && !picture->picture->close_up);
    g_autoptr(Arena) arena = arena_new();
    size_t n;
    const PicturePath *paths = picture_plain_paths(arena, picture->picture, &n);
    for (size_t i = 0; i < n; i++)
        add_path(out, picture, &paths[i], box);
}

static void
add_mark(Floor *f, const Mark *mark)
{
    GString *out = f->steps;
    switch (mark->kind) {
    case MARK_TEXT:
        add_font_files(f, para_line(mark->text.para, mark->text.line));
        g_string_append_printf(
                out,
                "    { .kind = FLOOR_LINE, .text = %d, .line = %d, "
                ".x = %.3f, .y = %.3f },\n",
                text_number(f, mark->text.para), mark->text.line, mark->text.x,
                mark->text.baseline);
        break;
    case MARK_SHAPE:
        g_string_append(out, "    { .kind = FLOOR_SHAPE, ");
        add_shape(out, &mark->shape);
        g_string_append(out, "},\n");
        break;
    case MARK_ICON:
        g_string_append_printf(
                out,
                "    { .kind = FLOOR_ICON, .icon = (Icon)%d, .count = %d, ",
                (int)mark->icon.icon, mark->icon.count);
        add_rect(out, "box", mark->icon.box);
        add_color(out, "color", mark->icon.color);
        add_color(out, "tint", mark->icon.tint);
        g_string_append(out, "},\n");
        break;
    case MARK_ART:
        add_picture(out, mark->art.art, mark->art.box);
        break;
    }
}

int
main(int argc, char **argv)
{
    g_autoptr(Pages) p = pages_open(argc, argv);
    Floor f = {
        .numbers = g_hash_table_new(NULL, NULL),
        .fonts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .font_list = g_string_new(NULL),
        .runs = g_string_new(NULL),
        .texts = g_string_new(NULL),
        .steps = g_string_new(NULL),
    };
    for (size_t i = 0; i < p->pages->n_pages; i++) {
        const Page *page = &p->pages->pages[i];
        for (size_t k = 0; k < page->n_marks; k++)
            add_mark(&f, &page->marks[k]);
        g_string_append(f.steps, "    { .kind = FLOOR_PAGE },\n");
    }
    printf("/* Written by make_floor.c. */\n"
           "#define FLOOR_PAGE_WIDTH %.3f\n#define FLOOR_PAGE_HEIGHT %.3f\n"
           "static const char *const floor_fonts[] = {\n%s};\n"
           "static const FloorRun floor_runs[] = {\n%s};\n"
           "static const FloorText floor_texts[] = {\n%s};\n"
           "static const FloorStep floor_steps[] = {\n%s};\n",
           p->pages->pages[0].width, p->pages->pages[0].height,
           f.font_list->str, f.runs->str, f.texts->str, f.steps->str);
    g_string_free(f.font_list, TRUE);
    g_string_free(f.runs, TRUE);
    g_string_free(f.texts, TRUE);
    g_string_free(f.steps, TRUE);
    g_hash_table_unref(f.fonts);
    g_hash_table_unref(f.numbers);
    return 0;
}
