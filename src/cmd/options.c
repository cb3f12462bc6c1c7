#include "cmd/options.h"

#include <string.h>

#include "base/suggest.h"
#include "cmd/plain.h"

#define OPTION_WIDTH 34 /* [columns] of the help's left column */

void
common_options_clear(CommonOptions *options)
{
    g_strfreev(options->library);
    *options = (CommonOptions){ 0 };
}

/* The rows of every subcommand, filling `common`. */
static GArray *
all_entries(CommonOptions *common, const GOptionEntry *own)
{
    const GOptionEntry rows[] = {
        { "library", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &common->library,
          "also use the files in DIR; may be repeated", "DIR" },
        { "json", 0, 0, G_OPTION_ARG_NONE, &common->json,
          "report on standard output, for scripts", NULL },
        { "strict", 0, 0, G_OPTION_ARG_NONE, &common->strict,
          "treat warnings as errors", NULL },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &common->quiet,
          "say only what went wrong", NULL },
        { "verbose", 'v', 0, G_OPTION_ARG_NONE, &common->verbose,
          "say more, with the time that each step took", NULL },
        { "version", 0, 0, G_OPTION_ARG_NONE, &common->version,
          "print the version", NULL },
        { "help", 'h', 0, G_OPTION_ARG_NONE, &common->help, "print this help",
          NULL },
    };
    GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    for (; own != NULL && own->long_name != NULL; own++)
        g_array_append_vals(entries, own, 1);
    g_array_append_vals(entries, rows, G_N_ELEMENTS(rows));
    return entries;
}

static GOptionContext *
context_new(const GArray *entries)
{
    GOptionContext *context = g_option_context_new(NULL);
    GOptionGroup *group = g_option_group_new("limber", "", "", NULL, NULL);
    g_option_group_add_entries(group, (GOptionEntry *)(void *)entries->data);
    g_option_context_set_main_group(context, group);
    g_option_context_set_help_enabled(context, FALSE);
    return context;
}

static bool
takes_value(const GOptionEntry *entry)
{
    return entry->arg != G_OPTION_ARG_NONE;
}

static const GOptionEntry *
find_long(const GArray *entries, const char *name, size_t n)
{
    for (guint i = 0; i < entries->len; i++) {
        const GOptionEntry *entry = &g_array_index(entries, GOptionEntry, i);
        if (strncmp(entry->long_name, name, n) == 0 &&
            entry->long_name[n] == '\0')
            return entry;
    }
    return NULL;
}

static const GOptionEntry *
find_short(const GArray *entries, char letter)
{
    for (guint i = 0; i < entries->len; i++) {
        const GOptionEntry *entry = &g_array_index(entries, GOptionEntry, i);
        if (entry->short_name == letter)
            return entry;
    }
    return NULL;
}

static void
add_unknown(const GArray *entries, const char *name, Diag *diag)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    for (guint i = 0; i < entries->len; i++) {
        const GOptionEntry *entry = &g_array_index(entries, GOptionEntry, i);
        g_autofree char *option = g_strconcat("--", entry->long_name, NULL);
        g_strv_builder_add(builder, option);
    }
    g_auto(GStrv) names = g_strv_builder_end(builder);
    g_autofree char *hint = suggest_phrase(name, (const char *const *)names);
    diag_add(diag, DIAG_ERROR, SRC_POS_NONE, "unknown option '%s'%s", name,
             *hint ? hint : "; try --help");
}

/* Checks "--name" or "--name=value".  True when the next argument is its
   value. */
static bool
check_long(const GArray *entries, const char *arg, Diag *diag)
{
    const char *equals = strchr(arg, '=');
    size_t n = equals ? (size_t)(equals - arg) : strlen(arg);
    const GOptionEntry *entry = find_long(entries, arg + 2, n - 2);
    if (entry == NULL) {
        g_autofree char *name = g_strndup(arg, n);
        add_unknown(entries, name, diag);
        return false;
    }
    if (equals && !takes_value(entry))
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE, "option '%.*s' takes no value",
                 (int)n, arg);
    return equals == NULL && takes_value(entry);
}

/* Checks "-q", "-qv" or "-oFILE".  True when the next argument is its value;
   `value` is set to one that hangs on, else to NULL. */
static bool
check_short(const GArray *entries, const char *arg, const char **value,
            Diag *diag)
{
    *value = NULL;
    for (const char *p = arg + 1; *p; p = g_utf8_next_char(p)) {
        const GOptionEntry *entry = find_short(entries, *p);
        if (entry == NULL) {
            g_autofree char *name =
                    g_strdup_printf("-%.*s", (int)(g_utf8_next_char(p) - p), p);
            add_unknown(entries, name, diag);
            return false;
        }
        if (!takes_value(entry))
            continue;
        *value = p[1] != '\0' ? p + 1 : NULL;
        return p[1] == '\0';
    }
    return false;
}

/* Adds one argument, "-oFILE" as two: GOption knows no values that hang on.
   True when the next argument is its value. */
static bool
take_argument(const GArray *entries, const char *arg, GStrvBuilder *taken,
              Diag *diag)
{
    const char *value = NULL;
    bool value_follows = false;
    if (g_str_has_prefix(arg, "--"))
        value_follows = check_long(entries, arg, diag);
    else if (arg[0] == '-' && arg[1] != '\0')
        value_follows = check_short(entries, arg, &value, diag);
    size_t n = value ? (size_t)(value - arg) : strlen(arg);
    g_autofree char *option = g_strndup(arg, n);
    g_strv_builder_add(taken, option);
    if (value != NULL)
        g_strv_builder_add(taken, value);
    return value_follows;
}

/* The arguments up to "--" as GOption understands them, and in `rest` what
   follows it.  NULL and a message for each option that is unknown or has no
   argument: GOption itself stops at the first and speaks the locale's
   language. */
static char **
check_options(const GArray *entries, char **args, char ***rest, Diag *diag)
{
    int before = diag_n_errors(diag);
    g_autoptr(GStrvBuilder) taken = g_strv_builder_new();
    char **arg = args;
    g_strv_builder_add(taken, *arg++);
    for (; *arg != NULL && strcmp(*arg, "--") != 0; arg++) {
        if (!take_argument(entries, *arg, taken, diag))
            continue;
        if (arg[1] == NULL) {
            diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                     "option '%s' needs an argument", *arg);
            return NULL;
        }
        g_strv_builder_add(taken, *++arg);
    }
    *rest = *arg != NULL ? arg + 1 : arg;
    return diag_n_errors(diag) == before ? g_strv_builder_end(taken) : NULL;
}

bool
options_parse(CommonOptions *common, const GOptionEntry *own, char ***args,
              Diag *diag)
{
    g_autoptr(GArray) entries = all_entries(common, own);
    char **rest;
    g_auto(GStrv) taken = check_options(entries, *args, &rest, diag);
    if (taken == NULL)
        return false;
    g_autoptr(GOptionContext) context = context_new(entries);
    g_autoptr(GError) error = NULL;
    if (!g_option_context_parse_strv(context, &taken, &error)) {
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE, "%s", error->message);
        return false;
    }
    diag_set_strict(diag, common->strict);
    g_autoptr(GStrvBuilder) left = g_strv_builder_new();
    g_strv_builder_addv(left, (const char **)(void *)taken);
    g_strv_builder_addv(left, (const char **)(void *)rest);
    g_strfreev(*args);
    *args = g_strv_builder_end(left);
    return true;
}

/* "  -o, --output FILE" */
static char *
entry_left(const GOptionEntry *entry)
{
    const char *value = takes_value(entry) ? entry->arg_description : NULL;
    g_autofree char *letter =
            entry->short_name ? g_strdup_printf("-%c, ", entry->short_name)
                              : g_strdup("    ");
    return g_strconcat("  ", letter, "--", entry->long_name, value ? " " : "",
                       value ? value : "", "  ", NULL);
}

char *
options_help(const char *usage, const char *summary, const char *examples,
             const GOptionEntry *own)
{
    CommonOptions unused = { 0 };
    g_autoptr(GArray) entries = all_entries(&unused, own);
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "Usage: limber %s\n%s.\n\n", usage, summary);
    g_string_append_printf(out, "Examples:\n%s\nOptions:\n", examples);
    for (guint i = 0; i < entries->len; i++) {
        const GOptionEntry *entry = &g_array_index(entries, GOptionEntry, i);
        g_autofree char *left = entry_left(entry);
        plain_field(out, left, OPTION_WIDTH, entry->description);
    }
    return g_string_free(out, FALSE);
}
