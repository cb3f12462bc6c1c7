#include "library/search_index.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "library/files.h"
#include "library/inside.h"
#include "model/muscle_names.h"

#define FIRST_LINE "limber-search 1 " VERSION
#define MUSCLE_WEIGHT 3

/* Where words are looked for, and how much a find there is worth. */
static const struct {
    const char *key;
    int weight;
} fields[] = {
    { "name", 0 },
    { "title", 1 },
    { "aka", 1 },
    { "plain", 2 },
    { "muscles", MUSCLE_WEIGHT },
    { "region", 4 },
    { "kind", 4 },
    { "position", 5 },
    { "equipment", 6 },
    { "who", 7 },
};

/* What tells one state of a file from another. */
typedef struct {
    gint64 seconds, nanoseconds, size, inode;
} Stamp;

/* An entry with its terms as numbers: weight, count, words, weight, ... */
typedef struct {
    SearchEntry entry;
    Stamp stamp;
    GArray *numbers; /* of guint32; owned by the builder's arena */
    bool whole;      /* read without mistakes: may be kept */
} Draft;

typedef struct {
    Library *lib;
    Arena *arena;
    Diag *diag;
    GPtrArray *words;      /* borrowed from the arena */
    GHashTable *number_of; /* word -> its number + 1; filled when needed */
    GHashTable *kept;      /* "kind id" -> Draft, of the cache */
    GArray *drafts;        /* of Draft, in print order */
    bool changed;          /* the cache is out of date */
} Builder;

char **
search_words(const char *text)
{
    char **ascii = NULL;
    char **words = g_str_tokenize_and_fold(text, "C", &ascii);
    /* The ASCII spelling, so that "Łydka" is found as "lydka". */
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    for (size_t i = 0; words[i] != NULL; i++)
        g_ptr_array_add(all, words[i]);
    for (size_t i = 0; ascii[i] != NULL; i++)
        g_ptr_array_add(all, ascii[i]);
    g_ptr_array_add(all, NULL);
    g_free(words);
    g_free(ascii);
    return (char **)g_ptr_array_free(g_steal_pointer(&all), FALSE);
}

/* Reading a file: */

static guint32
word_number(Builder *b, const char *word)
{
    if (g_hash_table_size(b->number_of) == 0) {
        for (guint i = 0; i < b->words->len; i++)
            g_hash_table_insert(b->number_of, g_ptr_array_index(b->words, i),
                                GUINT_TO_POINTER(i + 1));
    }
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(b->number_of, word));
    if (found > 0)
        return found - 1;
    char *own = arena_strdup(b->arena, word);
    g_ptr_array_add(b->words, own);
    g_hash_table_insert(b->number_of, own, GUINT_TO_POINTER(b->words->len));
    return b->words->len - 1;
}

static void
add_term(Builder *b, Draft *draft, const char *text, int weight)
{
    g_auto(GStrv) words = search_words(text);
    guint32 head[] = { (guint32)weight, g_strv_length(words) };
    g_array_append_vals(draft->numbers, head, G_N_ELEMENTS(head));
    for (size_t i = 0; words[i] != NULL; i++) {
        guint32 number = word_number(b, words[i]);
        g_array_append_val(draft->numbers, number);
    }
}

/* Every text of `node`, lists within lists included. */
static void
add_terms(Builder *b, Draft *draft, const YamlNode *node, int weight)
{
    if (node->kind == YAML_SCALAR)
        add_term(b, draft, node->text, weight);
    for (size_t i = 0; node->kind == YAML_LIST && i < node->n; i++)
        add_terms(b, draft, node->items[i], weight);
}

/* A muscle is found by what people call it, too. */
static void
add_muscles(Builder *b, Draft *draft, const YamlNode *node)
{
    for (size_t i = 0; node->kind == YAML_LIST && i < node->n; i++) {
        const YamlNode *item = node->items[i];
        const MuscleName *name =
                item->kind == YAML_SCALAR ? muscle_name_find(item->text) : NULL;
        for (int k = 0; name != NULL && k < name->n; k++) {
            const MuscleInfo *info = &muscle_infos[name->muscles[k]];
            add_term(b, draft, info->name, MUSCLE_WEIGHT);
            add_term(b, draft, info->plain, MUSCLE_WEIGHT);
        }
    }
}

/* A text in small letters, without what divides the cache's lines. */
static void
append_plain(GString *out, const char *text)
{
    g_autofree char *folded = g_utf8_strdown(text, -1);
    g_string_append(out, g_strdelimit(folded, "\t\r\n;/", ' '));
}

/* "mat;strap/towel" */
static const char *
needs_of(Builder *b, const YamlNode *node)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; node != NULL && node->kind == YAML_LIST && i < node->n;
         i++) {
        const YamlNode *item = node->items[i];
        g_string_append(out, i > 0 ? ";" : "");
        if (item->kind == YAML_SCALAR)
            append_plain(out, item->text);
        for (size_t k = 0; item->kind == YAML_LIST && k < item->n; k++) {
            g_string_append(out, k > 0 ? "/" : "");
            if (item->items[k]->kind == YAML_SCALAR)
                append_plain(out, item->items[k]->text);
        }
    }
    return arena_strdup(b->arena, out->str);
}

/* The map at the top of an item's file, or NULL. */
static const YamlNode *
read_front(Arena *arena, ItemKind kind, const char *path, Diag *diag)
{
    const YamlNode *front;
    if (kind == ITEM_ROUTINE || kind == ITEM_POSTER) {
        front = yaml_file_read(arena, path, diag);
    } else {
        ContentFile content;
        front = content_file_read(arena, path, &content, diag) ? content.front
                                                               : NULL;
    }
    return front != NULL && front->kind == YAML_MAP ? front : NULL;
}

static const char *
name_of(Builder *b, const YamlNode *front, const char *id)
{
    const YamlNode *name = yaml_find(front, "name");
    if (name == NULL)
        name = yaml_find(front, "title");
    bool text = name != NULL && name->kind == YAML_SCALAR;
    char *own = arena_strdup(b->arena, text ? name->text : id);
    return g_strdelimit(own, "\t\r\n", ' ');
}

static GArray *
numbers_new(Arena *arena)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
    arena_own(arena, numbers, (GDestroyNotify)g_array_unref);
    return numbers;
}

/* Fills the draft from its file; false when that cannot be read. */
static bool
read_draft(Builder *b, Draft *draft, const char *path)
{
    g_autoptr(Arena) scratch = arena_new();
    int before = diag_n_messages(b->diag);
    SearchEntry *entry = &draft->entry;
    const YamlNode *front = read_front(scratch, entry->kind, path, b->diag);
    b->changed = true;
    if (front == NULL)
        return false;
    draft->numbers = numbers_new(b->arena);
    entry->name = name_of(b, front, entry->id);
    entry->needs = needs_of(b, yaml_find(front, "equipment"));
    add_term(b, draft, entry->id, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        const YamlNode *node = yaml_find(front, fields[i].key);
        if (node != NULL)
            add_terms(b, draft, node, fields[i].weight);
    }
    const YamlNode *muscles = yaml_find(front, "muscles");
    if (muscles != NULL)
        add_muscles(b, draft, muscles);
    draft->whole = diag_n_messages(b->diag) == before;
    return true;
}

/* The cache: a first line, a line of words, then a line for each item, with
   tabs between its fields. */

static char *
draft_key(Arena *arena, ItemKind kind, const char *id)
{
    return arena_printf(arena, "%d %s", (int)kind, id);
}

static bool
read_number(char **text, gint64 *out)
{
    char *end;
    *out = g_ascii_strtoll(*text, &end, 10);
    if (end == *text || *out < 0)
        return false;
    while (*end == ' ')
        end++;
    *text = end;
    return true;
}

static bool
read_stamp(char *text, Stamp *out)
{
    return read_number(&text, &out->seconds) &&
           read_number(&text, &out->nanoseconds) &&
           read_number(&text, &out->size) && read_number(&text, &out->inode);
}

/* Numbers of terms; false unless they are what add_term writes. */
static bool
read_terms(const Builder *b, char *text, GArray *numbers)
{
    guint left = 0; /* words to come in this term */
    while (*text != '\0') {
        gint64 head[2], word;
        if (left > 0) {
            if (!read_number(&text, &word) || word >= b->words->len)
                return false;
            guint32 number = (guint32)word;
            g_array_append_val(numbers, number);
            left--;
            continue;
        }
        if (!read_number(&text, &head[0]) || !read_number(&text, &head[1]) ||
            head[0] > 99 || head[1] > G_MAXUINT16)
            return false;
        guint32 both[] = { (guint32)head[0], (guint32)head[1] };
        g_array_append_vals(numbers, both, 2);
        left = both[1];
    }
    return left == 0;
}

/* One item; false when the line is damaged. */
static bool
read_line(Builder *b, char *line)
{
    enum { KIND, ID, STAMP, NAME, NEEDS, TERMS, N_PARTS };
    char *parts[N_PARTS];
    for (int i = 0; i < N_PARTS; i++) {
        parts[i] = line;
        char *tab = line != NULL ? strchr(line, '\t') : NULL;
        if (line == NULL || (tab == NULL) != (i + 1 == N_PARTS))
            return false;
        if (tab != NULL)
            *tab++ = '\0';
        line = tab;
    }
    gint64 kind;
    Draft *draft = arena_new0(b->arena, Draft);
    draft->numbers = numbers_new(b->arena);
    if (!read_number(&parts[KIND], &kind) || kind >= ITEM_KIND_COUNT ||
        !read_stamp(parts[STAMP], &draft->stamp) ||
        !read_terms(b, parts[TERMS], draft->numbers))
        return false;
    draft->entry = (SearchEntry){ .kind = (ItemKind)kind,
                                  .id = parts[ID],
                                  .name = parts[NAME],
                                  .needs = parts[NEEDS] };
    draft->whole = true;
    g_hash_table_insert(
            b->kept, draft_key(b->arena, draft->entry.kind, parts[ID]), draft);
    return true;
}

/* The text up to `end`, which becomes its end; NULL behind the last. */
static char *
next_part(char **text, char end)
{
    char *part = *text;
    if (part == NULL || *part == '\0')
        return NULL;
    char *stop = strchr(part, end);
    *text = stop != NULL ? stop + 1 : NULL;
    if (stop != NULL)
        *stop = '\0';
    return part;
}

static void
read_cache(Builder *b, const char *path)
{
    char *text;
    size_t n;
    if (!g_file_get_contents(path, &text, &n, NULL))
        return;
    arena_own(b->arena, text, g_free);
    char *first = g_utf8_validate(text, (gssize)n, NULL)
                          ? next_part(&text, '\n')
                          : NULL;
    char *words = first != NULL && strcmp(first, FIRST_LINE) == 0
                          ? next_part(&text, '\n')
                          : NULL;
    if (words == NULL)
        return;
    for (char *word; (word = next_part(&words, ' ')) != NULL;)
        g_ptr_array_add(b->words, word);
    for (char *line; (line = next_part(&text, '\n')) != NULL;) {
        if (read_line(b, line))
            continue;
        /* Half of a damaged file is worth nothing. */
        g_hash_table_remove_all(b->kept);
        return;
    }
}

/* Words that no item has any longer are left out. */
static void
append_words(const Builder *b, guint32 *renumbered, GString *out)
{
    guint32 next = 0;
    memset(renumbered, 0xFF, sizeof *renumbered * b->words->len);
    for (guint i = 0; i < b->drafts->len; i++) {
        const Draft *draft = &g_array_index(b->drafts, Draft, i);
        const guint32 *n = (const guint32 *)(void *)draft->numbers->data;
        for (guint at = 0; draft->whole && at < draft->numbers->len;
             at += 2 + n[at + 1]) {
            for (guint k = at + 2; k < at + 2 + n[at + 1]; k++) {
                if (renumbered[n[k]] != G_MAXUINT32)
                    continue;
                g_string_append_printf(
                        out, "%s%s", next > 0 ? " " : "",
                        (const char *)g_ptr_array_index(b->words, n[k]));
                renumbered[n[k]] = next++;
            }
        }
    }
    g_string_append_c(out, '\n');
}

static void
append_line(const Draft *draft, const guint32 *renumbered, GString *out)
{
    const Stamp *stamp = &draft->stamp;
    g_string_append_printf(out,
                           "%d\t%s\t%" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                           " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                           "\t%s\t%s\t",
                           (int)draft->entry.kind, draft->entry.id,
                           stamp->seconds, stamp->nanoseconds, stamp->size,
                           stamp->inode, draft->entry.name, draft->entry.needs);
    const guint32 *n = (const guint32 *)(void *)draft->numbers->data;
    for (guint at = 0; at < draft->numbers->len; at += 2 + n[at + 1]) {
        g_string_append_printf(out, "%s%u %u", at > 0 ? " " : "", n[at],
                               n[at + 1]);
        for (guint k = at + 2; k < at + 2 + n[at + 1]; k++)
            g_string_append_printf(out, " %u", renumbered[n[k]]);
    }
    g_string_append_c(out, '\n');
}

/* A folder that cannot be written only costs the time to read again. */
static void
write_cache(const Builder *b, const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0700) != 0)
        return;
    g_autoptr(GString) out = g_string_new(FIRST_LINE "\n");
    g_autofree guint32 *renumbered = g_new(guint32, b->words->len + 1);
    append_words(b, renumbered, out);
    for (guint i = 0; i < b->drafts->len; i++) {
        const Draft *draft = &g_array_index(b->drafts, Draft, i);
        if (draft->whole)
            append_line(draft, renumbered, out);
    }
    g_file_set_contents_full(path, out->str, (gssize)out->len,
                             G_FILE_SET_CONTENTS_CONSISTENT |
                                     G_FILE_SET_CONTENTS_ONLY_EXISTING,
                             0600, NULL);
}

/* One file for each set of folders.  Caller frees. */
static char *
cache_path(const Library *lib)
{
    g_autofree char *roots = folders_key(library_folders(lib));
    g_autofree char *sum =
            g_compute_checksum_for_string(G_CHECKSUM_MD5, roots, -1);
    g_autofree char *name = g_strdup_printf("search-%.16s.index", sum);
    return g_build_filename(g_get_user_cache_dir(), "limber", name, NULL);
}

/* The whole: */

static bool
stamp_of(const char *path, Stamp *out)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return false;
    *out = (Stamp){ info.st_mtim.tv_sec, info.st_mtim.tv_nsec, info.st_size,
                    (gint64)info.st_ino };
    return true;
}

static bool
same_stamp(const Stamp *a, const Stamp *b)
{
    return a->seconds == b->seconds && a->nanoseconds == b->nanoseconds &&
           a->size == b->size && a->inode == b->inode;
}

static void
add_item(Builder *b, Arena *scratch, ItemKind kind, const char *id)
{
    FoundFile file;
    Draft draft = { .entry = { .kind = kind, .id = id } };
    if (!folders_find(library_folders(b->lib), scratch, (FolderKind)kind, id,
                      &file))
        return;
    bool there = stamp_of(file.path, &draft.stamp);
    const Draft *kept =
            g_hash_table_lookup(b->kept, draft_key(scratch, kind, id));
    if (there && kept != NULL && same_stamp(&kept->stamp, &draft.stamp))
        draft = *kept;
    else if (!read_draft(b, &draft, file.path))
        return;
    g_array_append_val(b->drafts, draft);
}

/* The terms of a draft's numbers. */
static void
set_terms(Arena *arena, const Draft *draft, SearchEntry *entry)
{
    const guint32 *n = (const guint32 *)(void *)draft->numbers->data;
    size_t count = 0;
    for (guint at = 0; at < draft->numbers->len; at += 2 + n[at + 1])
        count++;
    SearchTerm *terms = arena_array(arena, SearchTerm, count + 1);
    size_t i = 0;
    for (guint at = 0; at < draft->numbers->len; at += 2 + n[at + 1])
        terms[i++] = (SearchTerm){ (int)n[at], n + at + 2, n[at + 1] };
    entry->terms = terms;
    entry->n_terms = count;
}

static SearchIndex
finish(Builder *b)
{
    SearchEntry *entries =
            arena_array(b->arena, SearchEntry, b->drafts->len + 1);
    for (guint i = 0; i < b->drafts->len; i++) {
        const Draft *draft = &g_array_index(b->drafts, Draft, i);
        entries[i] = draft->entry;
        set_terms(b->arena, draft, &entries[i]);
    }
    return (SearchIndex){
        .words = (const char *const *)(void *)b->words->pdata,
        .n_words = b->words->len,
        .entries = entries,
        .n_entries = b->drafts->len,
    };
}

SearchIndex
search_index(Library *lib, Diag *diag)
{
    Arena *arena = library_arena(lib);
    g_autoptr(GHashTable) number_of = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) kept = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GArray) drafts = g_array_new(FALSE, TRUE, sizeof(Draft));
    g_autoptr(Arena) scratch = arena_new();
    Builder b = { lib,       arena, diag,   g_ptr_array_new(),
                  number_of, kept,  drafts, false };
    arena_own(arena, b.words, (GDestroyNotify)g_ptr_array_unref);
    g_autofree char *path = cache_path(lib);
    read_cache(&b, path);
    for (ItemKind kind = 0; kind < ITEM_KIND_COUNT; kind++) {
        const char *const *ids = library_ids(lib, kind);
        for (size_t i = 0; ids[i] != NULL; i++)
            add_item(&b, scratch, kind, ids[i]);
    }
    if (b.changed)
        write_cache(&b, path);
    return finish(&b);
}
