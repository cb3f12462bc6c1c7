/* The least that a program with Cairo and Pango must do for a handout: the
   same words in the same fonts at the same places as limber's, from constants.
   usage: floor FONTS-FOLDER OUT.pdf [N]
   With N it does so that often and prints how many that is a second of the
   processor. */
#include "tests/bench/floor.h"

#include "art/icon.h"
#include "floor_data.h"
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static PangoContext *
context_open(const char *folder)
{
    FcConfig *config = FcConfigCreate();
    for (size_t i = 0; i < G_N_ELEMENTS(floor_fonts); i++) {
        g_autofree char *path = g_build_filename(folder, floor_fonts[i], NULL);
        if (!FcConfigAppFontAddFile(config, (const FcChar8 *)path))
            g_error("cannot open %s", path);
    }
    FcConfigSetCurrent(config);
    PangoFontMap *map =
            pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("en"));
    return context;
}

static void
add_attr(PangoAttrList *list, PangoAttribute *attr, unsigned start,
         unsigned end)
{
    attr->start_index = start;
    attr->end_index = end;
    pango_attr_list_insert(list, attr);
}

static PangoAttrList *
attributes(const FloorText *text)
{
    PangoAttrList *list = pango_attr_list_new();
    unsigned start = 0;
    for (int i = text->first_run; i < text->end_run; i++) {
        const FloorRun *run = &floor_runs[i];
        PangoFontDescription *font = pango_font_description_new();
        pango_font_description_set_family_static(font, run->family);
        pango_font_description_set_weight(font, (PangoWeight)run->weight);
        pango_font_description_set_absolute_size(font, run->size);
        add_attr(list, pango_attr_font_desc_new(font), start, run->end);
        pango_font_description_free(font);
        add_attr(list,
                 pango_attr_foreground_new(run->red, run->green, run->blue),
                 start, run->end);
        if (run->spacing != 0)
            add_attr(list, pango_attr_letter_spacing_new(run->spacing), start,
                     run->end);
        add_attr(list, pango_attr_font_features_new("tnum=1"), start, run->end);
        start = run->end;
    }
    return list;
}

static PangoLayout *
text_shape(PangoContext *context, const FloorText *text)
{
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_text(layout, text->text, -1);
    PangoAttrList *list = attributes(text);
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, text->width);
    return layout;
}

static void
rounded(cairo_t *cr, Rect b, double r)
{
    if (r <= 0) {
        cairo_rectangle(cr, b.x, b.y, b.w, b.h);
        return;
    }
    double right = b.x + b.w - r, bottom = b.y + b.h - r;
    cairo_new_sub_path(cr);
    cairo_arc(cr, right, b.y + r, r, -G_PI_2, 0);
    cairo_arc(cr, right, bottom, r, 0, G_PI_2);
    cairo_arc(cr, b.x + r, bottom, r, G_PI_2, G_PI);
    cairo_arc(cr, b.x + r, b.y + r, r, G_PI, 3 * G_PI_2);
    cairo_close_path(cr);
}

static void
shape_path(cairo_t *cr, const Shape *shape)
{
    Rect b = shape->box;
    switch (shape->kind) {
    case SHAPE_RECT:
        rounded(cr, b, shape->radius);
        break;
    case SHAPE_CIRCLE:
        cairo_arc(cr, b.x + b.w / 2, b.y + b.h / 2, b.w / 2, 0, 2 * G_PI);
        break;
    case SHAPE_LINE:
        cairo_move_to(cr, b.x, b.y);
        cairo_line_to(cr, b.x + b.w, b.y + b.h);
        break;
    }
}

static void
shape_draw(cairo_t *cr, const Shape *shape)
{
    cairo_save(cr);
    if (shape->clip.w > 0) {
        rounded(cr, shape->clip, shape->clip_radius);
        cairo_clip(cr);
    }
    shape_path(cr, shape);
    if (shape->fill.a > 0) {
        cairo_set_source_rgb(cr, shape->fill.r, shape->fill.g, shape->fill.b);
        cairo_fill_preserve(cr);
    }
    if (shape->stroke.a > 0) {
        cairo_set_source_rgb(cr, shape->stroke.r, shape->stroke.g,
                             shape->stroke.b);
        cairo_set_line_width(cr, shape->line_width);
        cairo_stroke_preserve(cr);
    }
    cairo_new_path(cr);
    cairo_restore(cr);
}

static void
path_draw(cairo_t *cr, const FloorStep *step)
{
    const float *p = step->xy;
    for (const char *op = step->ops; *op != '\0'; op++) {
        if (*op == 'M')
            cairo_move_to(cr, (double)p[0], (double)p[1]);
        else if (*op == 'L')
            cairo_line_to(cr, (double)p[0], (double)p[1]);
        else if (*op == 'C')
            cairo_curve_to(cr, (double)p[0], (double)p[1], (double)p[2],
                           (double)p[3], (double)p[4], (double)p[5]);
        else
            cairo_close_path(cr);
        p += *op == 'C' ? 6 : *op == 'Z' ? 0 : 2;
    }
    Color c = step->color;
    cairo_set_source_rgba(cr, c.r, c.g, c.b, c.a);
    if (step->line_width <= 0) {
        cairo_fill(cr);
        return;
    }
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_width(cr, step->line_width);
    cairo_set_dash(cr, &step->dash, step->dash > 0 ? 1 : 0, 0);
    cairo_stroke(cr);
    cairo_set_dash(cr, NULL, 0, 0);
}

static void
step_draw(cairo_t *cr, PangoContext *context, PangoLayout **shaped,
          const FloorStep *step)
{
    switch (step->kind) {
    case FLOOR_LINE:
        if (shaped[step->text] == NULL)
            shaped[step->text] = text_shape(context, &floor_texts[step->text]);
        cairo_move_to(cr, step->x, step->y);
        pango_cairo_show_layout_line(
                cr, pango_layout_get_line_readonly(shaped[step->text],
                                                   step->line));
        break;
    case FLOOR_SHAPE:
        shape_draw(cr, &step->shape);
        break;
    case FLOOR_ICON:
        icon_paint(cr, step->icon, step->count, step->box, step->color,
                   step->tint);
        break;
    case FLOOR_PATH:
        path_draw(cr, step);
        break;
    case FLOOR_PAGE:
        cairo_show_page(cr);
        break;
    }
}

static bool
document_draw(PangoContext *context, const char *path)
{
    PangoLayout *shaped[G_N_ELEMENTS(floor_texts)] = { NULL };
    cairo_surface_t *pdf = cairo_pdf_surface_create(path, FLOOR_PAGE_WIDTH,
                                                    FLOOR_PAGE_HEIGHT);
    cairo_t *cr = cairo_create(pdf);
    for (size_t i = 0; i < G_N_ELEMENTS(floor_steps); i++)
        step_draw(cr, context, shaped, &floor_steps[i]);
    cairo_destroy(cr);
    cairo_surface_finish(pdf);
    bool done = cairo_surface_status(pdf) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(pdf);
    for (size_t i = 0; i < G_N_ELEMENTS(shaped); i++)
        g_clear_object(&shaped[i]);
    return done;
}

int
main(int argc, char **argv)
{
    if (argc != 3 && argc != 4) {
        fputs("usage: floor FONTS-FOLDER OUT.pdf [N]\n", stderr);
        return 2;
    }
    PangoContext *context = context_open(argv[1]);
    int n = argc == 4 ? atoi(argv[3]) : 1;
    clock_t start = clock();
    for (int i = 0; i < n; i++)
        if (!document_draw(context, argv[2]))
            return 1;
    if (n > 1)
        printf("floor batch   %.0f a second\n",
               n / ((double)(clock() - start) / CLOCKS_PER_SEC));
    return 0;
}
