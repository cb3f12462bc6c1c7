#include "cmd/cmd.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/suggest.h"
#include "cmd/output.h"
#include "cmd/terminal.h"

const Command commands[] = {
    { "handout", "handout ITEM... [OPTION...]", "Make a handout for one client",
      "  limber handout lower-back-tight-hips --client \"Jane Doe\" --side "
      "left\n"
      "  limber handout cat-cow glute-bridge=\"2 x 10, every other day\" -o "
      "jane.pdf\n"
      "  limber handout --plan jane.yaml -o - --format pdf > jane.pdf\n"
      "  limber handout lower-back-tight-hips --phase 2 --format png --dpi "
      "200\n"
      "  limber handout cat-cow sports-massage --next \"2026-12-06 14:30\"\n",
      handout_run },
    { "list", "list [WHAT...]",
      "List exercises, routines, posters and advice, or some of them",
      "  limber list\n"
      "  limber list stretches\n"
      "  limber list strength hip\n"
      "  limber list routines --json\n",
      list_run },
    { "show", "show ID...", "Print everything a file of the library says",
      "  limber show clamshell\n"
      "  limber show lower-back-tight-hips sports-massage\n",
      show_run },
    { "search", "search WORD...",
      "Find exercises, routines, posters and advice by their words",
      "  limber search tight bum\n"
      "  limber search piriformis --json\n",
      search_run },
    { "check", "check FILE...", "Look for mistakes in your own files",
      "  limber check my-stretch.md jane.yaml\n"
      "  limber check --strict practice.yaml\n",
      check_run },
    { "catalogue", "catalogue [WHAT...] [OPTION...]",
      "Print the exercises with their pictures, to choose from",
      "  limber catalogue\n"
      "  limber catalogue hip stretches -o hip.pdf\n"
      "  limber catalogue --library ~/moves --own\n",
      catalogue_run },
    { "poster", "poster ITEM... [OPTION...]",
      "Make a poster for the wall, its type as large as it will go",
      "  limber poster lower-back-tight-hips\n"
      "  limber poster why-hips-and-back --paper a1 -o wall.pdf\n"
      "  limber poster cat-cow open-book glute-bridge --title \"Good morning\"\n"
      "  limber poster desk-break --landscape --read-from 2m\n",
      poster_run },
    { "figure", "figure ID|FILE [OPTION...]",
      "Draw a pose, or a map of the muscles",
      "  limber figure half-kneeling-hip-flexor-stretch -o kneel.svg\n"
      "  limber figure my-pose.yaml --side right --stage end -o end.png\n"
      "  limber figure cat-cow --build male --skin 5 --ink-saver -o cat.pdf\n"
      "  limber figure --map back --muscles \"gluteus maximus, hamstrings\" -o "
      "map.pdf\n",
      figure_run },
    { 0 }
};

static const char general_help[] =
        "Usage: limber COMMAND [ARGUMENT...] [OPTION...]\n"
        "Makes exercise handouts for clients, and posters for the wall.\n"
        "\n"
        "Examples:\n"
        "  limber handout lower-back-tight-hips --client \"Jane Doe\" --side "
        "left\n"
        "  limber handout cat-cow glute-bridge=\"2 x 10, every other day\" -o "
        "jane.pdf\n"
        "  limber poster lower-back-tight-hips --paper a2 -o wall.pdf\n"
        "  limber figure cat-cow -o cat-cow.svg\n"
        "  limber search \"tight bum\"\n"
        "  limber show clamshell\n"
        "\n"
        "Commands:\n";

static char *
help_text(void)
{
    GString *out = g_string_new(general_help);
    for (const Command *c = commands; c->name != NULL; c++)
        g_string_append_printf(out, "  %-9s %s\n", c->name, c->summary);
    g_string_append(out, "\nlimber COMMAND --help tells more; so do the manual "
                         "pages limber(1),\nlimber-files(5), limber-layout(5) and "
                         "limber-pose(5).\n");
    return g_string_free(out, FALSE);
}

static Status
print_text(const char *text, Diag *diag)
{
    return output_print(text, strlen(text), diag) ? STATUS_DONE : STATUS_ERRORS;
}

Status
run_print(Run *run, const GString *text)
{
    return print_text(text->str, run->diag);
}

static Status
print_version(Diag *diag)
{
    return print_text("limber " VERSION "\n", diag);
}

static Status
print_help(Run *run, const GOptionEntry *own)
{
    const Command *command = run->command;
    g_autofree char *text = options_help(command->arguments, command->summary,
                                         command->examples, own);
    return print_text(text, run->diag);
}

bool
run_options(Run *run, const GOptionEntry *own, char ***args, Status *status)
{
    if (!options_parse(&run->options, own, args, run->diag)) {
        *status = STATUS_USAGE;
        return false;
    }
    if (run->options.help)
        *status = print_help(run, own);
    else if (run->options.version)
        *status = print_version(run->diag);
    else
        return true;
    return false;
}

Library *
run_library(Run *run)
{
    g_autofree char *data = library_data_folder();
    return library_new(data, (const char *const *)run->options.library,
                       run->diag);
}

Status
run_usage(Run *run, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree char *text = g_strdup_vprintf(format, values);
    va_end(values);
    diag_add(run->diag, DIAG_ERROR, SRC_POS_NONE, "%s; try 'limber %s --help'",
             text, run->command->name);
    return STATUS_USAGE;
}

void
run_step(Run *run, const char *name)
{
    gint64 now = g_get_monotonic_time();
    if (run->options.verbose)
        diag_add(run->diag, DIAG_NOTE, SRC_POS_NONE, "%s took %.1f ms", name,
                 (double)(now - run->step_start) / 1000);
    run->step_start = now;
}

static DiagLevel
least_level(const CommonOptions *options)
{
    if (options->verbose)
        return DIAG_NOTE;
    return options->quiet ? DIAG_ERROR : DIAG_WARNING;
}

static void
print_messages(const Run *run)
{
    g_autofree char *text = diag_format(run->diag, least_level(&run->options),
                                        terminal_has_colour(STDERR_FILENO));
    fputs(text, stderr);
}

/* All mistakes count, also those that did not stop the subcommand. */
static Status
final_status(const Run *run, Status status)
{
    if (status == STATUS_DONE && diag_n_errors(run->diag) > 0)
        return STATUS_ERRORS;
    return status;
}

static const Command *
find_command(const char *name)
{
    for (const Command *c = commands; c->name != NULL; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

static void
add_unknown_command(const char *name, Diag *diag)
{
    const char *names[G_N_ELEMENTS(commands)] = { NULL };
    for (size_t i = 0; commands[i].name != NULL; i++)
        names[i] = commands[i].name;
    g_autofree char *hint = suggest_or_list(name, names);
    diag_add(diag, DIAG_ERROR, SRC_POS_NONE, "unknown command '%s'%s", name,
             hint);
}

/* `limber --help` and its like: what comes before a command's name. */
static Status
run_without_command(const char *name, Diag *diag)
{
    if (strcmp(name, "--version") == 0)
        return print_version(diag);
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 ||
        strcmp(name, "help") == 0) {
        g_autofree char *text = help_text();
        return print_text(text, diag);
    }
    if (*name == '-')
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "unknown option '%s'; name a command first, as in 'limber "
                 "handout ITEM'",
                 name);
    else
        add_unknown_command(name, diag);
    return STATUS_USAGE;
}

/* Takes the command's name out of the vector. */
static void
drop_second(char **args)
{
    g_free(args[1]);
    for (char **arg = args + 1; (arg[0] = arg[1]) != NULL; arg++)
        ;
}

/* False and messages for each argument that is no UTF-8. */
static bool
check_encoding(char *const *args, Diag *diag)
{
    bool valid = true;
    for (char *const *arg = args + 1; *arg != NULL; arg++) {
        if (g_utf8_validate(*arg, -1, NULL))
            continue;
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "the argument '%s' is not valid UTF-8", *arg);
        valid = false;
    }
    return valid;
}

int
cmd_main(char ***args)
{
    if ((*args)[0] == NULL || (*args)[1] == NULL) {
        g_autofree char *text = help_text();
        fputs(text, stderr);
        return STATUS_USAGE;
    }
    g_autoptr(Diag) diag = diag_new();
    Run run = { .diag = diag, .step_start = g_get_monotonic_time() };
    Status status = STATUS_ERRORS;
    if (check_encoding(*args, diag)) {
        run.command = find_command((*args)[1]);
        if (run.command != NULL) {
            drop_second(*args);
            status = run.command->run(&run, args);
        } else {
            status = run_without_command((*args)[1], diag);
        }
    }
    status = final_status(&run, status);
    print_messages(&run);
    common_options_clear(&run.options);
    return (int)status;
}
