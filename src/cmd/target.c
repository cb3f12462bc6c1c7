#include "cmd/target.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/suggest.h"
#include "cmd/output.h"
#include "cmd/pdf.h"
#include "cmd/terminal.h"
#include "model/paper.h"

enum {
    DPI_USUAL = 150,
    DPI_LEAST = 30,
    DPI_MOST = 1200,
    PIXELS_ALONG = 32767, /* Cairo's most */
    PIXELS_MOST = 400 * 1000 * 1000, /* 1.6 GB while it is drawn */
    ITEMS_MAX = 100 /* bytes of the items in a file's name */
};

static bool
format_by_name(const char *name, Format *out, Diag *diag)
{
    int found = vocab_find(format_names, name);
    if (found >= 0) {
        *out = (Format)found;
        return true;
    }
    g_autofree char *hint = suggest_or_list(name, format_names);
    diag_add(diag, DIAG_ERROR, src_pos_option("format"),
             "unknown format '%s'%s", name, hint);
    return false;
}

static bool
format_by_ending(const char *output, Format *out, Diag *diag)
{
    const char *dot = strrchr(output, '.');
    const char *slash = strrchr(output, '/');
    if (dot != NULL && (slash == NULL || dot > slash)) {
        g_autofree char *ending = g_ascii_strdown(dot + 1, -1);
        int found = vocab_find(format_names, ending);
        if (found >= 0) {
            *out = (Format)found;
            return true;
        }
    }
    diag_add(diag, DIAG_ERROR, src_pos_option("output"),
             "'%s' does not end in .pdf, .png, .svg or .ps; say which with "
             "--format",
             output);
    return false;
}

bool
target_format(const char *format, const char *output, Format *out, Diag *diag)
{
    *out = FORMAT_PDF;
    if (format != NULL)
        return format_by_name(format, out, diag);
    if (output == NULL || *output == '\0' || output_is_stream(output))
        return true;
    return format_by_ending(output, out, diag);
}

bool
target_dpi(const char *text, double *dpi, Diag *diag)
{
    *dpi = DPI_USUAL;
    if (text == NULL)
        return true;
    guint64 number;
    if (!g_ascii_string_to_unsigned(text, 10, DPI_LEAST, DPI_MOST, &number,
                                    NULL)) {
        diag_add(diag, DIAG_ERROR, src_pos_option("dpi"),
                 "'%s' is not a whole number from %d to %d", text, DPI_LEAST,
                 DPI_MOST);
        return false;
    }
    *dpi = (double)number;
    return true;
}

void
target_options_clear(TargetOptions *options)
{
    g_free(options->output);
    g_free(options->format);
    g_free(options->dpi);
}

void
target_option_rows(TargetOptions *options, GArray *rows)
{
    const GOptionEntry own[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
          "the file to write; - for standard output", "FILE" },
        { "format", 0, 0, G_OPTION_ARG_FILENAME, &options->format,
          "pdf, png, svg or ps, whatever the file's ending", "FORMAT" },
        { "dpi", 0, 0, G_OPTION_ARG_FILENAME, &options->dpi,
          "pixels to the inch of a PNG, 30 to 1200 (150)", "N" },
    };
    g_array_append_vals(rows, own, G_N_ELEMENTS(own));
}

bool
target_is_stdout(const TargetOptions *options)
{
    return g_strcmp0(options->output, "-") == 0;
}

void
target_check_usage(Run *run, const TargetOptions *options)
{
    if (target_is_stdout(options) && run->options.json)
        run_usage(run, "--json reports on standard output; give -o a file");
}

void
target_read(Target *target, const TargetOptions *options, Diag *diag)
{
    *target = (Target){ .options = options };
    target_format(options->format, options->output, &target->format, diag);
    target_dpi(options->dpi, &target->dpi, diag);
    if (options->output != NULL)
        output_check(options->output, diag);
    if (target_is_stdout(options) && terminal_is(STDOUT_FILENO))
        diag_add(diag, DIAG_ERROR, src_pos_option("output"),
                 "not writing a %s to the terminal; name a file, or redirect "
                 "standard output",
                 format_names[target->format]);
}

bool
target_is_paged(Format format)
{
    switch (format) {
    case FORMAT_PNG:
    case FORMAT_SVG:
        return true;
    case FORMAT_PDF:
    case FORMAT_PS:
    case FORMAT_COUNT:
        break;
    }
    return false;
}

void
target_set_paper(Target *target, const char *paper)
{
    double dpi = paper != NULL ? paper_dpi(paper) : 0;
    if (dpi > 0 && target->options->dpi == NULL)
        target->dpi = dpi;
}

/* False and a message when a page has more pixels than can be drawn. */
static bool
check_pixels(const Target *target, const Page *page, Diag *diag)
{
    double scale = target->dpi / 72;
    double width = round(page->width * scale);
    double height = round(page->height * scale);
    if (MAX(width, height) <= PIXELS_ALONG && width * height <= PIXELS_MOST)
        return true;
    double dpi = MIN(72 * PIXELS_ALONG / MAX(page->width, page->height),
                     72 * sqrt(PIXELS_MOST / page->width / page->height));
    diag_add(diag, DIAG_ERROR, src_pos_option("dpi"),
             "a PNG of %.0f x %.0f pixels is too large; a page of that size "
             "may have %.0f dpi",
             width, height, floor(dpi));
    return false;
}

bool
target_check_pages(const Target *target, const PageSet *pages, Diag *diag)
{
    const char *name = target->options->output;
    for (size_t i = 0; target->format == FORMAT_PNG && i < pages->n_pages; i++)
        if (!check_pixels(target, &pages->pages[i], diag))
            return false;
    if (pages->n_pages == 1 || name == NULL || !target_is_paged(target->format) ||
        !output_is_stream(name))
        return true;
    diag_add(diag, DIAG_ERROR, src_pos_option("output"),
             "cannot write several pages of %s to '%s'; name a file, or use "
             "--format pdf",
             format_names[target->format], name);
    return false;
}

GPtrArray *
target_draw(const Target *target, const PageSet *pages, Run *run)
{
    static const PdfOptions usual;
    if (target->format == FORMAT_PDF)
        return pdf_draw(&usual, pages, NULL, date_today(), run);
    GPtrArray *files = draw_pages(pages, target->format, target->dpi,
                                  date_today(), run->diag);
    run_step(run, "drawing");
    return files;
}

Written
target_write(const Target *target, const char *own_name, const GPtrArray *parts,
             size_t n_pages, Run *run)
{
    const char *asked = target->options->output;
    Output output = { asked ? asked : own_name, asked != NULL,
                      target_is_paged(target->format) && !target->one_page };
    Written written = { output_write(&output, parts, run->diag), target->format,
                        n_pages };
    run_step(run, "writing");
    return written;
}

void
written_clear(Written *written)
{
    if (written->names != NULL)
        g_ptr_array_unref(written->names);
}

void
target_tell(const Target *target, const Written *written, const Run *run)
{
    if (run->options.quiet || target_is_stdout(target->options))
        return;
    const GPtrArray *names = written->names;
    const char *first = g_ptr_array_index(names, 0);
    const char *last = g_ptr_array_index(names, names->len - 1);
    fprintf(stderr, "%s%s%s", first, names->len > 1 ? " to " : "",
            names->len > 1 ? last : "");
    if (!target->one_page)
        fprintf(stderr, ": %zu page%s", written->n_pages,
                written->n_pages == 1 ? "" : "s");
    fputc('\n', stderr);
}

/* The id of the first routine, or NULL. */
static const char *
first_routine(const Library *lib, const Plan *plan)
{
    for (size_t i = 0; i < plan->n_items; i++) {
        ItemKind kind;
        if (library_kind_of(lib, plan->items[i].id, &kind) &&
            kind == ITEM_ROUTINE)
            return plan->items[i].id;
    }
    return NULL;
}

/* "cat-cow-glute-bridge": as many items as have room. */
static char *
items_name(const Plan *plan)
{
    GString *name =
            g_string_new(plan->n_items > 0 ? plan->items[0].id : "handout");
    for (size_t i = 1; i < plan->n_items; i++) {
        if (name->len + strlen(plan->items[i].id) >= ITEMS_MAX)
            break;
        g_string_append_printf(name, "-%s", plan->items[i].id);
    }
    return g_string_free(name, FALSE);
}

char *
target_name(const Library *lib, const Plan *plan, Format format)
{
    g_autofree char *slug = slug_from(plan->client ? plan->client : "");
    g_autofree char *items = items_name(plan);
    const char *routine = first_routine(lib, plan);
    return g_strdup_printf("%s-%s-%04d-%02d-%02d.%s", *slug ? slug : "client",
                           routine ? routine : items, plan->date.year,
                           plan->date.month, plan->date.day,
                           format_names[format]);
}

/* The locale for messages, as setlocale(3) finds it. */
static const char *
locale_name(void)
{
    static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
    for (size_t i = 0; i < G_N_ELEMENTS(variables); i++) {
        const char *value = g_getenv(variables[i]);
        if (value != NULL && *value != '\0')
            return value;
    }
    return "C";
}

char *
target_country(void)
{
    const char *name = locale_name();
    size_t language = strcspn(name, "_.@");
    if ((language == 1 && name[0] == 'C') ||
        (language == 5 && strncmp(name, "POSIX", 5) == 0))
        return g_strdup("GB");
    if (name[language] != '_')
        return NULL;
    const char *country = name + language + 1;
    size_t n = strcspn(country, ".@");
    return n == 2 ? g_ascii_strup(country, 2) : NULL;
}
