#include "finish/finish.h"

#include <libdeflate.h>
#include <string.h>

#include "finish/content.h"
#include "finish/forms.h"
#include "finish/metadata.h"
#include "finish/outline.h"
#include "finish/source.h"
#include "finish/tree.h"
#include "finish/writer.h"

#define PAGE_BYTES_MAX ((size_t)1 << 28)

/* One file on its way. */
typedef struct {
    const PageSet *set;
    const InkLog *log;
    const FinishOptions *options;
    Diag *diag;
    Source source;
    int *pages;    /* object numbers, one for each page */
    int *contents; /* likewise */
    int *resources; /* likewise */
    int *mcids;    /* one for each ink */
    Writer *writer;
    Forms *forms;
    Tree *tree;
} Finish;

/* Always false, so that it can be returned. */
static bool
refuse(Finish *f, const char *what)
{
    diag_add(f->diag, DIAG_ERROR, SRC_POS_NONE,
             "cannot tag the PDF that Cairo wrote: %s; --plain leaves the "
             "tags out",
             what);
    return false;
}

static const SourceObject *
object_at(const Finish *f, int number)
{
    return number > 0 && number < f->source.n_objects
                   ? &f->source.objects[number]
                   : &f->source.objects[0]; /* never used: empty */
}

static bool
find_pages(Finish *f)
{
    Slice catalog = object_at(f, f->source.catalog)->body;
    int root = slice_reference(dict_find(catalog, "/Pages"));
    Slice kids = dict_find(object_at(f, root)->body, "/Kids");
    g_autoptr(GArray) pages = slice_references(kids);
    if (pages->len != f->set->n_pages || f->log->starts->len != pages->len)
        return refuse(f, "it has another number of pages");
    f->pages = g_memdup2(pages->data, pages->len * sizeof(int));
    f->contents = g_new0(int, pages->len);
    f->resources = g_new0(int, pages->len);
    for (guint i = 0; i < pages->len; i++) {
        Slice page = object_at(f, f->pages[i])->body;
        f->contents[i] = slice_reference(dict_find(page, "/Contents"));
        f->resources[i] = slice_reference(dict_find(page, "/Resources"));
        if (object_at(f, f->contents[i])->data.n == 0 ||
            object_at(f, f->resources[i])->body.n == 0)
            return refuse(f, "a page has no content");
    }
    return true;
}

/* The content of a page as text; `room` keeps what had to be inflated. */
static bool
read_content(Finish *f, size_t page, GString *room, Slice *content)
{
    const SourceObject *object = object_at(f, f->contents[page]);
    *content = object->data;
    if (!slice_contains(object->dict, "/Filter"))
        return true;
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    g_assert(d != NULL); /* else memory is gone */
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t n = 0;
    for (size_t size = object->data.n * 4 + 4096;
         result == LIBDEFLATE_INSUFFICIENT_SPACE && size < PAGE_BYTES_MAX;
         size *= 2) {
        g_string_set_size(room, size);
        result = libdeflate_zlib_decompress(d, object->data.at, object->data.n,
                                            room->str, size, &n);
    }
    libdeflate_free_decompressor(d);
    g_string_truncate(room, result == LIBDEFLATE_SUCCESS ? n : 0);
    *content = (Slice){ room->str, room->len };
    return result == LIBDEFLATE_SUCCESS || refuse(f, "a page is damaged");
}

static bool
write_contents(Finish *f)
{
    g_autoptr(GString) room = g_string_new(NULL);
    g_autoptr(GString) tagged = g_string_new(NULL);
    f->mcids = g_new(int, f->log->inks->len);
    bool good = true;
    for (size_t i = 0; i < f->set->n_pages; i++) {
        Slice content;
        g_string_truncate(tagged, 0);
        if (!read_content(f, i, room, &content) ||
            !content_tag(content, f->set, f->log, i, f->forms, f->mcids,
                         tagged, f->diag))
            good = false;
        else
            writer_stream(f->writer, f->contents[i], "",
                          (Slice){ tagged->str, tagged->len }, false);
    }
    return good;
}

static void
put_slice(GString *out, Slice text)
{
    g_string_append_len(out, text.at, (gssize)text.n);
}

/* A dictionary of Cairo's with more keys at its start. */
static void
put_dict_with(GString *out, Slice dict, const char *keys)
{
    g_string_append(out, "<<");
    g_string_append(out, keys);
    put_slice(out, (Slice){ dict.at + 2, dict.n - 2 });
}

/* What Cairo 1.16 leaves out, and PDF/A wants. */
static const char *
missing_keys(Slice dict)
{
    return slice_contains(dict, "/CIDFontType2") &&
                           !slice_contains(dict, "/CIDToGIDMap")
                   ? "/CIDToGIDMap/Identity"
                   : "";
}

/* A copy of a picture's dictionary that does not ask readers to smooth it,
   which PDF/A forbids; NULL when it does not ask. */
static GString *
without_interpolate(Slice dict)
{
    static const char key[] = "/Interpolate true";
    if (!slice_contains(dict, key))
        return NULL;
    GString *out = g_string_new_len(dict.at, (gssize)dict.n);
    g_string_replace(out, key, "", 0);
    return out;
}

static void
copy_stream(Finish *f, int number, const SourceObject *object)
{
    g_autoptr(GString) smooth = without_interpolate(object->dict);
    Slice dict = object->dict;
    if (smooth != NULL)
        dict = (Slice){ smooth->str, smooth->len };
    writer_copy_stream(f->writer, number, dict, object->data);
}

/* Marks what is not copied: what we write ourselves. */
static bool *
find_replaced(const Finish *f)
{
    bool *replaced = g_new0(bool, f->source.n_objects);
    replaced[f->source.catalog] = true;
    for (size_t i = 0; i < f->set->n_pages; i++) {
        Slice dict = object_at(f, f->contents[i])->dict;
        int length = slice_reference(dict_find(dict, "/Length"));
        replaced[f->pages[i]] = replaced[f->contents[i]] = true;
        replaced[f->resources[i]] = true;
        if (length < f->source.n_objects)
            replaced[length] = true;
    }
    return replaced;
}

static void
copy_object(Finish *f, int number)
{
    const SourceObject *object = object_at(f, number);
    if (object->data.n > 0)
        copy_stream(f, number, object);
    else if (g_str_has_prefix(object->body.at, "<<"))
        put_dict_with(writer_begin(f->writer, number), object->body,
                      missing_keys(object->body));
    else
        put_slice(writer_begin(f->writer, number), object->body);
}

static void
copy_objects(Finish *f)
{
    g_autofree bool *replaced = find_replaced(f);
    for (int i = 1; i < f->source.n_objects; i++) {
        Slice body = object_at(f, i)->body;
        bool is_info = object_at(f, i)->data.n == 0 &&
                       slice_contains(body, "/Producer");
        if (body.n > 0 && !replaced[i] && !is_info)
            copy_object(f, i);
    }
}

/* A page's resources with its pictures. */
static void
write_resources(Finish *f, size_t page)
{
    static const char images[] = "/XObject <<";
    Slice dict = object_at(f, f->resources[page])->body;
    GString *out = writer_begin(f->writer, f->resources[page]);
    g_autoptr(GString) names = g_string_new(NULL);
    forms_put_names(f->forms, page, names);
    size_t at = slice_find_after(dict, images);
    if (at > 0) {
        put_slice(out, (Slice){ dict.at, at });
        g_string_append(out, names->str);
        put_slice(out, (Slice){ dict.at + at, dict.n - at });
    } else {
        g_string_prepend(names, "/XObject<<");
        g_string_append(names, ">>");
        put_dict_with(out, dict, names->str);
    }
}

/* A box that lies `inset` inside the page. */
static void
put_page_box(GString *out, const char *key, const Page *page, double inset)
{
    g_string_append_printf(out, "%s[", key);
    put_length(out, inset);
    put_length(out, inset);
    put_length(out, page->width - inset);
    put_length(out, page->height - inset);
    g_string_append_c(out, ']');
}

static void
write_pages(Finish *f)
{
    for (size_t i = 0; i < f->set->n_pages; i++) {
        write_resources(f, i);
        g_autoptr(GString) keys = g_string_new(NULL);
        const Page *page = &f->set->pages[i];
        tree_put_page_keys(f->tree, i, keys);
        put_page_box(keys, "/TrimBox", page, page->margin);
        put_page_box(keys, "/BleedBox", page, page->margin - page->bleed);
        put_dict_with(writer_begin(f->writer, f->pages[i]),
                      object_at(f, f->pages[i])->body, keys->str);
    }
}

static void
put_attachment(Finish *f, GString *out)
{
    int file =
            attachment_write(f->options->plan, f->options->created, f->writer);
    g_string_append_printf(
            out,
            "/AF[%d 0 R]/Names<</EmbeddedFiles<</Names[(" ATTACHMENT_NAME ")"
            "%d 0 R]>>>>",
            file, file);
}

/* The parts are written first: the catalog names them. */
static void
write_catalog(Finish *f)
{
    Writer *w = f->writer;
    const FinishOptions *options = f->options;
    Claims claims = { options->password == NULL, options->plan != NULL };
    Slice catalog = object_at(f, f->source.catalog)->body;
    int pages = slice_reference(dict_find(catalog, "/Pages"));
    int tree = tree_write(f->tree, w);
    int xmp = xmp_write(f->set, options->created, claims, w);
    int intents = output_intents_write(w);
    int outline = outline_write(f->set, f->log, f->pages, w);
    g_autoptr(GString) out = g_string_new("<</Type/Catalog/Lang");
    put_text(out, f->set->lang);
    g_string_append_printf(out,
                           "/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R"
                           "/OutputIntents %d 0 R/MarkInfo<</Marked true>>"
                           "/ViewerPreferences<</DisplayDocTitle true>>",
                           pages, tree, xmp, intents);
    if (outline != 0)
        g_string_append_printf(out, "/Outlines %d 0 R", outline);
    if (options->plan != NULL)
        put_attachment(f, out);
    g_string_append_printf(writer_begin(w, f->source.catalog), "%s>>",
                           out->str);
}

static GByteArray *
write_file(Finish *f)
{
    copy_objects(f);
    write_catalog(f);
    write_pages(f);
    int info = info_write(f->set, f->options->created, f->writer);
    return writer_end(f->writer, f->source.catalog, info);
}

static void
finish_clear(Finish *f)
{
    source_clear(&f->source);
    g_free(f->pages);
    g_free(f->contents);
    g_free(f->resources);
    g_free(f->mcids);
    writer_free(f->writer);
    forms_free(f->forms);
    tree_free(f->tree);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Finish, finish_clear)

GByteArray *
finish_pdf(const GByteArray *marked, const PageSet *set, const InkLog *log,
           const FinishOptions *options, Diag *diag)
{
    g_auto(Finish)
            f = { .set = set, .log = log, .options = options, .diag = diag };
    if (!source_read(&f.source, marked)) {
        refuse(&f, "its parts are not where they should be");
        return NULL;
    }
    f.writer = writer_new(f.source.n_objects);
    f.forms = forms_new(f.writer);
    if (!find_pages(&f) || !write_contents(&f))
        return NULL;
    f.tree = tree_new(set, log, f.mcids, f.pages, diag);
    if (f.tree == NULL)
        return NULL;
    g_autoptr(GByteArray) file = write_file(&f);
    return options->password != NULL
                   ? finish_encrypt(file, options->password, diag)
                   : g_steal_pointer(&file);
}
