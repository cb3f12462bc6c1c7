#include "finish/tree.h"

#include <string.h>

#include "finish/content.h"

typedef enum { KID_INK, KID_NODE, KID_LINK } KidKind;

typedef struct {
    KidKind kind;
    guint i; /* of the ink, node or link */
} Kid;

/* An element, or a link in the words of one. */
typedef struct {
    const Element *element; /* NULL for words that lead somewhere */
    const char *href;
    int parent, object;
    GArray *kids; /* Kid; NULL when there are none */
    bool used;
} Node;

/* An annotation: where a page leads elsewhere. */
typedef struct {
    size_t page;
    guint node;
    Rect box;
    int object;
} Link;

struct Tree {
    const PageSet *set;
    const InkLog *log;
    const int *mcids, *pages;
    GArray *nodes;   /* Node: the elements, then links in words */
    GArray *links;   /* Link */
    guint *node_of;  /* each ink's */
    size_t *page_of; /* each ink's */
};

static Node *
node_at(const Tree *tree, guint i)
{
    return &g_array_index(tree->nodes, Node, i);
}

static Link *
link_at(const Tree *tree, guint i)
{
    return &g_array_index(tree->links, Link, i);
}

static const Ink *
ink_at(const Tree *tree, guint i)
{
    return &g_array_index(tree->log->inks, Ink, i);
}

static void
add_kid(Tree *tree, guint node, KidKind kind, guint i)
{
    Node *n = node_at(tree, node);
    Kid kid = { kind, i };
    if (n->kids == NULL)
        n->kids = g_array_new(FALSE, FALSE, sizeof(Kid));
    g_array_append_val(n->kids, kid);
    n->used |= kind != KID_NODE;
}

static guint
add_node(Tree *tree, const Element *element, int parent, const char *href)
{
    Node node = { .element = element, .href = href, .parent = parent };
    g_array_append_val(tree->nodes, node);
    return tree->nodes->len - 1;
}

static void
add_link(Tree *tree, size_t page, guint node, Rect box)
{
    Link link = { .page = page, .node = node, .box = box };
    g_array_append_val(tree->links, link);
    add_kid(tree, node, KID_LINK, tree->links->len - 1);
}

/* The node of words that lead somewhere: the last one of their owner, when it
   leads to the same place and nothing stands between. */
static guint
node_of_words(Tree *tree, const Ink *ink)
{
    const GArray *kids = node_at(tree, (guint)ink->owner)->kids;
    if (kids != NULL && kids->len > 0) {
        const Kid *last = &g_array_index(kids, Kid, kids->len - 1);
        if (last->kind == KID_NODE &&
            g_strcmp0(node_at(tree, last->i)->href, ink->href) == 0)
            return last->i;
    }
    guint node = add_node(tree, NULL, ink->owner, ink->href);
    add_kid(tree, (guint)ink->owner, KID_NODE, node);
    return node;
}

static void
place_ink(Tree *tree, guint i, size_t page)
{
    const Ink *ink = ink_at(tree, i);
    tree->page_of[i] = page;
    if (tree->mcids[i] == MCID_NONE)
        return;
    guint node = (guint)ink->owner;
    if (ink->href != NULL)
        node = node_of_words(tree, ink);
    tree->node_of[i] = node;
    add_kid(tree, node, KID_INK, i);
    if (ink->href != NULL)
        add_link(tree, page, node, ink->box);
}

static void
place_inks(Tree *tree)
{
    for (size_t page = 0; page < tree->log->starts->len; page++) {
        guint first, end;
        ink_log_page(tree->log, page, &first, &end);
        for (guint i = first; i < end; i++)
            place_ink(tree, i, page);
    }
}

static Rect
unite(Rect a, Rect b)
{
    double x = MIN(a.x, b.x), y = MIN(a.y, b.y);
    double right = MAX(a.x + a.w, b.x + b.w);
    double bottom = MAX(a.y + a.h, b.y + b.h);
    return (Rect){ x, y, right - x, bottom - y };
}

/* What an element's pictures cover on `page`; w = 0 when they are not there. */
static Rect
pictures_box(const Tree *tree, int element, size_t page)
{
    Rect all = { 0 }, box;
    const Page *p = &tree->set->pages[page];
    for (size_t i = 0; i < p->n_marks; i++)
        if (p->marks[i].owner == element && mark_box(&p->marks[i], &box))
            all = all.w > 0 ? unite(all, box) : box;
    return all;
}

/* Elements that lead somewhere do so from the pictures in them. */
static void
link_pictures(Tree *tree)
{
    for (guint i = 0; i < tree->log->inks->len; i++) {
        const Ink *ink = ink_at(tree, i);
        if (tree->mcids[i] == MCID_NONE || ink->href != NULL)
            continue;
        const Element *e = &tree->set->elements[ink->owner];
        if (e->role != ROLE_FIGURE || e->parent < 0 ||
            tree->set->elements[e->parent].href == NULL)
            continue;
        size_t page = tree->page_of[i];
        add_link(tree, page, (guint)e->parent,
                 pictures_box(tree, ink->owner, page));
    }
}

/* Cells stay when they are empty, or their row would lose a column. */
static bool
stays_empty(const Element *e)
{
    return e->role == ROLE_DOCUMENT || e->role == ROLE_TD || e->role == ROLE_TH;
}

/* An element's own words stand before the elements in it. */
static void
place_elements(Tree *tree)
{
    for (guint i = (guint)tree->set->n_elements; i-- > 0;) {
        Node *node = node_at(tree, i);
        node->used |= node->kids != NULL || stays_empty(node->element);
        if (node->used && node->parent >= 0)
            node_at(tree, (guint)node->parent)->used = true;
    }
    for (guint i = 1; i < tree->set->n_elements; i++)
        if (node_at(tree, i)->used)
            add_kid(tree, (guint)node_at(tree, i)->parent, KID_NODE, i);
}

static bool
check_figures(const Tree *tree, Diag *diag)
{
    bool good = true;
    for (guint i = 0; i < tree->log->inks->len; i++) {
        const Ink *ink = ink_at(tree, i);
        if (tree->mcids[i] == MCID_NONE)
            continue;
        const Element *e = &tree->set->elements[ink->owner];
        if (e->role != ROLE_FIGURE || (e->alt != NULL && *e->alt != '\0'))
            continue;
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "cannot tag page %zu: no words say what figure %d shows; "
                 "--plain leaves the tags out",
                 tree->page_of[i] + 1, ink->owner);
        good = false;
    }
    return good;
}

Tree *
tree_new(const PageSet *set, const InkLog *log, const int *mcids,
         const int *pages, Diag *diag)
{
    g_autoptr(Tree) tree = g_new0(Tree, 1);
    *tree = (Tree){ .set = set, .log = log, .mcids = mcids, .pages = pages };
    tree->nodes = g_array_new(FALSE, TRUE, sizeof(Node));
    tree->links = g_array_new(FALSE, TRUE, sizeof(Link));
    tree->node_of = g_new0(guint, log->inks->len);
    tree->page_of = g_new0(size_t, log->inks->len);
    for (size_t i = 0; i < set->n_elements; i++)
        add_node(tree, &set->elements[i], set->elements[i].parent, NULL);
    place_inks(tree);
    link_pictures(tree);
    place_elements(tree);
    return check_figures(tree, diag) ? g_steal_pointer(&tree) : NULL;
}

void
tree_free(Tree *tree)
{
    if (tree == NULL)
        return;
    for (guint i = 0; i < tree->nodes->len; i++)
        if (node_at(tree, i)->kids != NULL)
            g_array_unref(node_at(tree, i)->kids);
    g_array_unref(tree->nodes);
    g_array_unref(tree->links);
    g_free(tree->node_of);
    g_free(tree->page_of);
    g_free(tree);
}

static Role
node_role(const Node *node)
{
    return node->element != NULL ? node->element->role : ROLE_LINK;
}

/* A box in the page's own coordinates, which count from the bottom. */
static void
put_box(const Tree *tree, size_t page, Rect box, GString *out)
{
    double height = tree->set->pages[page].height;
    g_string_append_c(out, '[');
    put_length(out, box.x);
    put_length(out, height - box.y - box.h);
    put_length(out, box.x + box.w);
    put_length(out, height - box.y);
    g_string_append_c(out, ']');
}

/* "0131 496 0182" of "tel:01314960182": what a link is, in words. */
static const char *
link_words(const char *href)
{
    const char *colon = strchr(href, ':');
    if (colon == NULL)
        return href;
    colon++;
    return g_str_has_prefix(colon, "//") ? colon + 2 : colon;
}

static const char *
node_href(const Node *node)
{
    return node->element != NULL ? node->element->href : node->href;
}

static void
write_link(const Tree *tree, guint i, Writer *w)
{
    const Link *link = link_at(tree, i);
    const Node *node = node_at(tree, link->node);
    const char *href = node_href(node);
    GString *out = writer_begin(w, link->object);
    g_string_append_printf(
            out,
            "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/P %d 0 R"
            "/StructParent %zu/Rect",
            tree->pages[link->page], tree->set->n_pages + i);
    put_box(tree, link->page, link->box, out);
    g_string_append(out, "/Contents");
    put_text(out, link_words(href));
    g_autofree char *uri = g_uri_escape_string(
            href, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?#[]%", FALSE);
    g_string_append(out, "/A<</S/URI/URI");
    put_text(out, uri);
    g_string_append(out, ">>>>");
}

/* The page that a node's first ink is on; n_pages without ink. */
static size_t
node_page(const Tree *tree, const Node *node)
{
    for (guint i = 0; node->kids != NULL && i < node->kids->len; i++) {
        const Kid *kid = &g_array_index(node->kids, Kid, i);
        if (kid->kind == KID_INK)
            return tree->page_of[kid->i];
    }
    return tree->set->n_pages;
}

static void
put_ink(const Tree *tree, guint ink, size_t page, GString *out)
{
    if (tree->page_of[ink] == page)
        g_string_append_printf(out, "%d ", tree->mcids[ink]);
    else
        g_string_append_printf(out, "<</Type/MCR/MCID %d/Pg %d 0 R>>",
                               tree->mcids[ink],
                               tree->pages[tree->page_of[ink]]);
}

static void
put_kids(const Tree *tree, const Node *node, GString *out)
{
    size_t page = node_page(tree, node);
    if (page < tree->set->n_pages)
        g_string_append_printf(out, "/Pg %d 0 R", tree->pages[page]);
    if (node->kids == NULL)
        return;
    g_string_append(out, "/K[");
    for (guint i = 0; i < node->kids->len; i++) {
        const Kid *kid = &g_array_index(node->kids, Kid, i);
        switch (kid->kind) {
        case KID_INK:
            put_ink(tree, kid->i, page, out);
            break;
        case KID_NODE:
            g_string_append_printf(out, "%d 0 R ",
                                   node_at(tree, kid->i)->object);
            break;
        case KID_LINK:
            g_string_append_printf(out, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>",
                                   link_at(tree, kid->i)->object,
                                   tree->pages[link_at(tree, kid->i)->page]);
            break;
        }
    }
    g_string_append_c(out, ']');
}

/* Cells of a table's first row stand over columns, others before rows. */
static const char *
scope(const Tree *tree, const Element *cell)
{
    const Element *elements = tree->set->elements;
    int row = cell->parent, table = elements[row].parent;
    for (int i = table + 1; i < row; i++)
        if (elements[i].role == ROLE_TR && elements[i].parent == table)
            return "Row";
    return "Column";
}

static void
put_attributes(const Tree *tree, const Node *node, GString *out)
{
    const Element *e = node->element;
    if (e->role == ROLE_L) {
        g_string_append_printf(out, "/A<</O/List/ListNumbering/%s>>",
                               e->numbered ? "Decimal" : "Disc");
    } else if (e->role == ROLE_TH) {
        g_string_append_printf(out, "/A<</O/Table/Scope/%s>>", scope(tree, e));
    } else if (e->role == ROLE_FIGURE) {
        size_t page = node_page(tree, node);
        if (page == tree->set->n_pages)
            return;
        g_string_append(out, "/A<</O/Layout/Placement/Block/BBox");
        put_box(tree, page,
                pictures_box(tree, (int)(e - tree->set->elements), page), out);
        g_string_append(out, ">>");
    }
}

/* The id of an element that needs one, or has one from the content and is the
   first with it.  Caller frees; NULL for none. */
static char *
node_id(const Tree *tree, guint i, GHashTable *known)
{
    const Element *e = node_at(tree, i)->element;
    if (e == NULL)
        return NULL;
    if (e->id != NULL && g_hash_table_add(known, g_strdup(e->id)))
        return g_strdup(e->id);
    return e->role == ROLE_NOTE ? g_strdup_printf("note-%u", i) : NULL;
}

static void
put_optional(GString *out, const char *key, const char *text)
{
    if (text == NULL)
        return;
    g_string_append(out, key);
    put_text(out, text);
}

static void
write_node(const Tree *tree, guint i, int root, const char *id, Writer *w)
{
    const Node *node = node_at(tree, i);
    int parent = node->parent < 0 ? root
                                  : node_at(tree, (guint)node->parent)->object;
    GString *out = writer_begin(w, node->object);
    g_string_append_printf(out, "<</Type/StructElem/S/%s/P %d 0 R",
                           role_tags[node_role(node)], parent);
    put_optional(out, "/ID", id);
    if (node->element != NULL) {
        put_optional(out, "/Alt", node->element->alt);
        put_optional(out, "/Lang", node->element->lang);
        put_attributes(tree, node, out);
    }
    put_kids(tree, node, out);
    g_string_append(out, ">>");
}

typedef struct {
    char *id;
    int object;
} NamedNode;

static int
compare_ids(const void *a, const void *b)
{
    const NamedNode *x = a, *y = b;
    return strcmp(x->id, y->id);
}

static void
named_clear(void *data)
{
    g_free(((NamedNode *)data)->id);
}

/* Writes the nodes; gives those that have an id, sorted. */
static GArray *
write_nodes(const Tree *tree, int root, Writer *w)
{
    GArray *named = g_array_new(FALSE, FALSE, sizeof(NamedNode));
    g_array_set_clear_func(named, named_clear);
    g_autoptr(GHashTable) known =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < tree->nodes->len; i++) {
        if (!node_at(tree, i)->used)
            continue;
        NamedNode entry = { node_id(tree, i, known), node_at(tree, i)->object };
        write_node(tree, i, root, entry.id, w);
        if (entry.id != NULL)
            g_array_append_val(named, entry);
    }
    g_array_sort(named, compare_ids);
    return named;
}

/* From each MCID and each annotation back to its element. */
static int
write_parent_tree(const Tree *tree, Writer *w)
{
    int number = writer_reserve(w);
    GString *out = writer_begin(w, number);
    g_string_append(out, "<</Nums[");
    for (size_t page = 0; page < tree->set->n_pages; page++) {
        guint first, end;
        ink_log_page(tree->log, page, &first, &end);
        g_string_append_printf(out, "%zu[", page);
        for (guint i = first; i < end; i++)
            if (tree->mcids[i] != MCID_NONE)
                g_string_append_printf(out, "%d 0 R ",
                                       node_at(tree, tree->node_of[i])->object);
        g_string_append_c(out, ']');
    }
    for (guint i = 0; i < tree->links->len; i++)
        g_string_append_printf(out, "%zu %d 0 R ", tree->set->n_pages + i,
                               node_at(tree, link_at(tree, i)->node)->object);
    g_string_append(out, "]>>");
    return number;
}

static void
write_root(const Tree *tree, int root, int parent_tree, const GArray *named,
           Writer *w)
{
    GString *out = writer_begin(w, root);
    g_string_append_printf(out,
                           "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R"
                           "/ParentTreeNextKey %zu",
                           node_at(tree, 0)->object, parent_tree,
                           tree->set->n_pages + tree->links->len);
    if (named->len > 0) {
        g_string_append(out, "/IDTree<</Names[");
        for (guint i = 0; i < named->len; i++) {
            const NamedNode *n = &g_array_index(named, NamedNode, i);
            put_text(out, n->id);
            g_string_append_printf(out, "%d 0 R ", n->object);
        }
        g_string_append(out, "]>>");
    }
    g_string_append(out, ">>");
}

int
tree_write(Tree *tree, Writer *w)
{
    int root = writer_reserve(w);
    for (guint i = 0; i < tree->nodes->len; i++)
        if (node_at(tree, i)->used)
            node_at(tree, i)->object = writer_reserve(w);
    for (guint i = 0; i < tree->links->len; i++)
        link_at(tree, i)->object = writer_reserve(w);
    g_autoptr(GArray) named = write_nodes(tree, root, w);
    for (guint i = 0; i < tree->links->len; i++)
        write_link(tree, i, w);
    write_root(tree, root, write_parent_tree(tree, w), named, w);
    return root;
}

void
tree_put_page_keys(const Tree *tree, size_t page, GString *out)
{
    g_string_append_printf(out, "/StructParents %zu/Tabs/S", page);
    bool any = false;
    for (guint i = 0; i < tree->links->len; i++) {
        if (link_at(tree, i)->page != page)
            continue;
        g_string_append(out, any ? "" : "/Annots[");
        g_string_append_printf(out, "%d 0 R ", link_at(tree, i)->object);
        any = true;
    }
    if (any)
        g_string_append_c(out, ']');
}
