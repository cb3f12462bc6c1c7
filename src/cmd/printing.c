#include "cmd/printing.h"

#include "base/units.h"
#include "finish/tiles.h"
#include "layout/tile_sheets.h"

#define USUAL_OVERLAP mm(10)

void
printing_options_clear(PrintingOptions *options)
{
    g_free(options->bleed);
    g_free(options->tile);
    g_free(options->overlap);
}

void
printing_option_rows(PrintingOptions *options, GArray *rows)
{
    const GOptionEntry own[] = {
        { "bleed", 0, 0, G_OPTION_ARG_FILENAME, &options->bleed,
          "for a print shop: run colour on over the cut, as 3mm", "LENGTH" },
        { "marks", 0, 0, G_OPTION_ARG_NONE, &options->marks,
          "for a print shop: crop marks", NULL },
        { "tile", 0, 0, G_OPTION_ARG_FILENAME, &options->tile,
          "print on sheets of an office printer, to be glued", "a4|letter|a3" },
        { "overlap", 0, 0, G_OPTION_ARG_FILENAME, &options->overlap,
          "how far the sheets of --tile lie over each other (10mm)", "LENGTH" },
    };
    g_array_append_vals(rows, own, G_N_ELEMENTS(own));
}

void
printing_check_usage(Run *run, const PrintingOptions *options)
{
    if (options->tile != NULL && (options->bleed != NULL || options->marks))
        run_usage(run, "--tile is for an office printer, --bleed and --marks "
                       "are for a print shop");
    if (options->overlap != NULL && options->tile == NULL)
        run_usage(run, "--overlap is for --tile");
}

static void
read_length(const char *option, const char *text, const char *example,
            double *pt, Diag *diag)
{
    if (text != NULL && !length_parse(text, UNIT_MM, pt))
        diag_add(diag, DIAG_ERROR, src_pos_option(option),
                 "'%s' is not a length; expected a number with " UNITS_IN_WORDS
                 ", such as %s",
                 text, example);
}

void
printing_read(Printing *printing, const PrintingOptions *options, Format format,
              Diag *diag)
{
    *printing = (Printing){
        .trim = { .marks = options->marks },
        .tile = { .paper = options->tile, .overlap = USUAL_OVERLAP },
    };
    read_length("bleed", options->bleed, "3mm", &printing->trim.bleed, diag);
    read_length("overlap", options->overlap, "10mm", &printing->tile.overlap,
                diag);
    if (options->tile != NULL && format != FORMAT_PDF)
        diag_add(diag, DIAG_ERROR, src_pos_option("tile"),
                 "is for PDF, not for %s", format_names[format]);
}

void
printing_prepare(Printing *printing, PageSet *pages, Diag *diag)
{
    const TrimWish *trim = &printing->trim;
    const Page *page = &pages->pages[0];
    if (trim->bleed > 0 || trim->marks)
        trim_pages(pages, trim, diag);
    else if (printing->tile.paper != NULL)
        tile_plan(&printing->plan, page->width, page->height, &printing->tile,
                  diag);
}

size_t
printing_n_pages(const Printing *printing, const PageSet *pages)
{
    return printing->tile.paper != NULL ? tile_sheets_n(&printing->plan)
                                        : pages->n_pages;
}

/* The sheets with `poster` on them. */
static GByteArray *
put_on_sheets(const Printing *printing, const GByteArray *poster,
              const char *title, FontSet *fonts, Diag *diag)
{
    const TilePlan *plan = &printing->plan;
    size_t n = tile_sheets_n(plan);
    g_autofree TileView *views = g_new0(TileView, n);
    g_autoptr(PageSet) sheets =
            tile_sheets(plan, title, printing->tile.paper, fonts, views);
    g_autoptr(GPtrArray) drawn =
            draw_pages(sheets, FORMAT_PDF, 72, date_today(), diag);
    return drawn != NULL ? finish_tiles(poster, g_ptr_array_index(drawn, 0),
                                        views, n, diag)
                         : NULL;
}

GPtrArray *
printing_divide(const Printing *printing, GPtrArray *parts,
                const PageSet *pages, FontSet *fonts, Run *run)
{
    if (printing->tile.paper == NULL || parts == NULL)
        return parts;
    g_assert(parts->len == 1 && pages->n_pages == 1);
    GByteArray *file = put_on_sheets(printing, g_ptr_array_index(parts, 0),
                                     pages->title, fonts, run->diag);
    run_step(run, "dividing");
    g_ptr_array_set_size(parts, 0);
    if (file == NULL) {
        g_ptr_array_unref(parts);
        return NULL;
    }
    g_ptr_array_add(parts, file);
    return parts;
}
