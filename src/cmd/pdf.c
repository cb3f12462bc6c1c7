#include "cmd/pdf.h"

#include <string.h>

#include "cmd/password.h"
#include "finish/finish.h"

void
pdf_options_clear(PdfOptions *options)
{
    if (options->password != NULL)
        memset(options->password, 0, strlen(options->password));
    g_free(options->password_file);
    g_free(options->from);
    g_free(options->password);
}

void
pdf_option_rows(PdfOptions *options, GArray *rows)
{
    const GOptionEntry own[] = {
        { "from", 0, 0, G_OPTION_ARG_FILENAME, &options->from,
          "start from the plan inside a handout's PDF", "FILE" },
        { "embed-plan", 0, 0, G_OPTION_ARG_NONE, &options->embed_plan,
          "put the plan inside the PDF, for --from", NULL },
        { "encrypt", 0, 0, G_OPTION_ARG_NONE, &options->encrypt,
          "let the PDF open only with a password", NULL },
        { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &options->password_file,
          "read the password from FILE", "FILE" },
        { "plain", 0, 0, G_OPTION_ARG_NONE, &options->plain,
          "no tags for readers that speak: for paper only", NULL },
    };
    g_array_append_vals(rows, own, G_N_ELEMENTS(own));
}

void
pdf_check_usage(Run *run, const PdfOptions *options)
{
    if (options->plain && options->embed_plan)
        run_usage(run, "--plain leaves out what --embed-plan puts in");
    if (options->password_file != NULL && !options->encrypt &&
        options->from == NULL)
        run_usage(run, "--password-file is for --encrypt and --from");
}

/* True when the format can do what the options ask. */
static bool
check_format(const PdfOptions *options, Format format, Diag *diag)
{
    const struct {
        const char *name;
        bool asked;
    } rows[] = {
        { "encrypt", options->encrypt },
        { "embed-plan", options->embed_plan },
        { "plain", options->plain },
    };
    bool good = true;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (!rows[i].asked || format == FORMAT_PDF)
            continue;
        diag_add(diag, DIAG_ERROR, src_pos_option(rows[i].name),
                 "is for PDF, not for %s", format_names[format]);
        good = false;
    }
    return good;
}

void
pdf_read_from(PdfOptions *options, Format format, PlanBuilder *builder,
              Diag *diag)
{
    if (!check_format(options, format, diag))
        return;
    if (options->encrypt)
        options->password = password_get(options->password_file, true, diag);
    else if (options->from != NULL)
        options->password = password_known(options->password_file, diag);
    if (options->from == NULL)
        return;
    g_autofree char *text =
            finish_read_plan(options->from, options->password, diag);
    if (text != NULL)
        plan_builder_text(builder, text, options->from);
}

static GPtrArray *
one_file(GByteArray *file)
{
    GPtrArray *files =
            g_ptr_array_new_with_free_func((GDestroyNotify)g_byte_array_unref);
    g_ptr_array_add(files, file);
    return files;
}

static GPtrArray *
draw_plain(const PdfOptions *options, const PageSet *pages, DateTime created,
           Run *run)
{
    g_autoptr(GPtrArray) files =
            draw_pages(pages, FORMAT_PDF, 72, created, run->diag);
    run_step(run, "drawing");
    if (files == NULL || !options->encrypt)
        return g_steal_pointer(&files);
    GByteArray *file = finish_encrypt(g_ptr_array_index(files, 0),
                                      options->password, run->diag);
    return file != NULL ? one_file(file) : NULL;
}

GPtrArray *
pdf_draw(const PdfOptions *options, const PageSet *pages, const char *plan,
         DateTime created, Run *run)
{
    if (options->plain)
        return draw_plain(options, pages, created, run);
    g_autoptr(InkLog) log = ink_log_new(pages);
    g_autoptr(GByteArray) marked =
            draw_marked_pdf(pages, created, log, run->diag);
    if (marked == NULL)
        return NULL;
    run_step(run, "drawing");
    FinishOptions finish = { .created = created,
                             .plan = plan,
                             .password = options->encrypt ? options->password
                                                          : NULL };
    GByteArray *file = finish_pdf(marked, pages, log, &finish, run->diag);
    run_step(run, "tagging");
    return file != NULL ? one_file(file) : NULL;
}
