/* What veraPDF does not look at: every piece of marked content belongs to one
   element, and the way back from it leads there.
   usage: structure FILE.pdf [PASSWORD]
   Prints how much there is, or the first thing that is wrong. */
#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    qpdf_data q;
    GHashTable *owners;  /* "PAGE MCID" -> the element's number */
    GHashTable *parents; /* key of the parent tree -> qpdf_oh */
    GHashTable *ids;     /* of elements */
    int n_elements, n_links;
} Check;

static void G_GNUC_NORETURN G_GNUC_PRINTF(1, 2) fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
    exit(1);
}

static qpdf_oh
key(const Check *c, qpdf_oh dict, const char *name)
{
    return qpdf_oh_get_key(c->q, dict, name);
}

static int
number(const Check *c, qpdf_oh object)
{
    return qpdf_oh_get_object_id(c->q, object);
}

static int
value(const Check *c, qpdf_oh object)
{
    return qpdf_oh_get_int_value_as_int(c->q, object);
}

static void
read_parents(Check *c, qpdf_oh root)
{
    qpdf_oh nums = key(c, key(c, root, "/ParentTree"), "/Nums");
    int n = qpdf_oh_get_array_n_items(c->q, nums), last = -1;
    for (int i = 0; i + 1 < n; i += 2) {
        int k = value(c, qpdf_oh_get_array_item(c->q, nums, i));
        if (k <= last)
            fail("the parent tree's keys are not in order: %d", k);
        last = k;
        g_hash_table_insert(
                c->parents, GINT_TO_POINTER(k),
                GUINT_TO_POINTER(qpdf_oh_get_array_item(c->q, nums, i + 1)));
    }
}

static qpdf_oh
parent_of(const Check *c, int k)
{
    gpointer found;
    if (!g_hash_table_lookup_extended(c->parents, GINT_TO_POINTER(k), NULL,
                                      &found))
        fail("the parent tree has no key %d", k);
    return GPOINTER_TO_UINT(found);
}

static void
own(Check *c, qpdf_oh page, int mcid, int element)
{
    char *name = g_strdup_printf("%d %d", number(c, page), mcid);
    if (!g_hash_table_insert(c->owners, name, GINT_TO_POINTER(element)))
        fail("content %s belongs to two elements, %d the later", name, element);
}

static void walk(Check *c, qpdf_oh element, int parent);

static void
walk_kid(Check *c, qpdf_oh kid, qpdf_oh element)
{
    qpdf_data q = c->q;
    if (qpdf_oh_is_integer(q, kid)) {
        own(c, key(c, element, "/Pg"), value(c, kid), number(c, element));
    } else if (qpdf_oh_is_dictionary_of_type(q, kid, "/MCR", "")) {
        own(c, key(c, kid, "/Pg"), value(c, key(c, kid, "/MCID")),
            number(c, element));
    } else if (qpdf_oh_is_dictionary_of_type(q, kid, "/OBJR", "")) {
        qpdf_oh link = key(c, kid, "/Obj");
        int k = value(c, key(c, link, "/StructParent"));
        if (number(c, parent_of(c, k)) != number(c, element))
            fail("link %d leads back to another element", number(c, link));
        c->n_links++;
    } else {
        walk(c, kid, number(c, element));
    }
}

static void
walk(Check *c, qpdf_oh element, int parent)
{
    if (!qpdf_oh_is_dictionary_of_type(c->q, element, "/StructElem", ""))
        fail("a kid of %d is no element", parent);
    if (number(c, key(c, element, "/P")) != parent)
        fail("element %d names another parent", number(c, element));
    c->n_elements++;
    if (qpdf_oh_has_key(c->q, element, "/ID") &&
        !g_hash_table_add(c->ids, g_strdup(qpdf_oh_get_utf8_value(
                                          c->q, key(c, element, "/ID")))))
        fail("two elements have the id of %d", number(c, element));
    qpdf_oh kids = key(c, element, "/K");
    int n = qpdf_oh_is_array(c->q, kids) ? qpdf_oh_get_array_n_items(c->q, kids)
                                         : 0;
    for (int i = 0; i < n; i++)
        walk_kid(c, qpdf_oh_get_array_item(c->q, kids, i), element);
}

/* The content without what stands in strings, so that words can be found. */
static void
blank_strings(char *text, size_t n)
{
    int depth = 0;
    for (size_t i = 0; i < n; i++) {
        char ch = text[i];
        if (depth > 0 && ch == '\\' && i + 1 < n) {
            text[i++] = ' ';
            text[i] = ' ';
            continue;
        }
        depth += (ch == '(') - (depth > 0 && ch == ')');
        if (depth > 0 || ch == ')' || ch == '\0')
            text[i] = ' ';
    }
}

static bool
next_word(char **text, char *word, size_t room)
{
    *text += strspn(*text, " \t\r\n");
    size_t n = strcspn(*text, " \t\r\n");
    size_t kept = MIN(room - 1, n); /* g_strlcpy would read on to the end */
    memcpy(word, *text, kept);
    word[kept] = '\0';
    *text += n;
    return n > 0;
}

/* Goes through the brackets of one page. */
static int
check_brackets(const Check *c, qpdf_oh page, char *text)
{
    int depth = 0, n = 0, mcid = -1;
    char word[64], last[64] = "";
    qpdf_oh owners = parent_of(c, value(c, key(c, page, "/StructParents")));
    while (next_word(&text, word, sizeof word)) {
        if (g_str_has_suffix(last, "/MCID"))
            mcid = atoi(word);
        if (g_str_has_suffix(word, "BDC")) {
            depth++;
            if (mcid >= 0) {
                char name[64];
                snprintf(name, sizeof name, "%d %d", number(c, page), mcid);
                int element =
                        GPOINTER_TO_INT(g_hash_table_lookup(c->owners, name));
                qpdf_oh back = qpdf_oh_get_array_item(c->q, owners, mcid);
                if (mcid != n++)
                    fail("content %s is out of order", name);
                if (element == 0)
                    fail("content %s belongs to nobody", name);
                if (number(c, back) != element)
                    fail("content %s leads back to %d, not %d", name,
                         number(c, back), element);
            }
            mcid = -1;
        } else if (strcmp(word, "EMC") == 0) {
            depth--;
        }
        if (depth < 0)
            fail("page %d ends what it did not begin", number(c, page));
        memcpy(last, word, sizeof last);
    }
    if (depth != 0)
        fail("page %d does not end what it began", number(c, page));
    if (qpdf_oh_get_array_n_items(c->q, owners) != n)
        fail("page %d has %d pieces, the parent tree %d", number(c, page), n,
             qpdf_oh_get_array_n_items(c->q, owners));
    return n;
}

static int
check_page(const Check *c, qpdf_oh page)
{
    unsigned char *bytes = NULL;
    size_t n = 0;
    if (qpdf_oh_get_page_content_data(c->q, page, &bytes, &n) > QPDF_WARNINGS)
        fail("page %d cannot be read", number(c, page));
    g_autofree char *text = g_strndup((const char *)bytes, n);
    free(bytes);
    blank_strings(text, n);
    return check_brackets(c, page, text);
}

int
main(int argc, char **argv)
{
    if (argc != 2 && argc != 3) {
        fputs("usage: structure FILE.pdf [PASSWORD]\n", stderr);
        return 2;
    }
    Check c = {
        .q = qpdf_init(),
        .owners = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .parents = g_hash_table_new(NULL, NULL),
        .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)
    };
    qpdf_silence_errors(c.q);
    if (qpdf_read(c.q, argv[1], argv[2]) > QPDF_WARNINGS)
        fail("cannot be read");
    qpdf_oh root = key(&c, qpdf_get_root(c.q), "/StructTreeRoot");
    read_parents(&c, root);
    walk(&c, key(&c, root, "/K"), number(&c, root));
    int n = 0;
    for (int i = 0; i < qpdf_get_num_pages(c.q); i++)
        n += check_page(&c, qpdf_get_page_n(c.q, (size_t)i));
    if (n != (int)g_hash_table_size(c.owners))
        fail("%d pieces have an element, %d are there",
             (int)g_hash_table_size(c.owners), n);
    printf("%d elements, %d pieces, %d links\n", c.n_elements, n, c.n_links);
    g_hash_table_unref(c.owners);
    g_hash_table_unref(c.parents);
    g_hash_table_unref(c.ids);
    qpdf_cleanup(&c.q);
    return 0;
}
