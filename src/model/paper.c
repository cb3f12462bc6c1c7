#include "model/paper.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/suggest.h"
#include "base/units.h"

#define SLACK 1e-6 /* [pt] */

/* ISO 216, then ANSI/ASME Y14.1 and architects' sheets [mm]. */
#define PAPERS(ROW) \
    ROW("a0", 841, 1189) \
    ROW("a1", 594, 841) \
    ROW("a2", 420, 594) \
    ROW("a3", 297, 420) \
    ROW("a4", 210, 297) \
    ROW("a5", 148, 210) \
    ROW("a6", 105, 148) \
    ROW("b0", 1000, 1414) \
    ROW("b1", 707, 1000) \
    ROW("b2", 500, 707) \
    ROW("b3", 353, 500) \
    ROW("b4", 250, 353) \
    ROW("b5", 176, 250) \
    ROW("letter", 215.9, 279.4) \
    ROW("legal", 215.9, 355.6) \
    ROW("tabloid", 279.4, 431.8) \
    ROW("arch-a", 228.6, 304.8) \
    ROW("arch-b", 304.8, 457.2) \
    ROW("arch-c", 457.2, 609.6) \
    ROW("arch-d", 609.6, 914.4) \
    ROW("arch-e", 914.4, 1219.2)

/* For messages: the same in short. */
#define KNOWN_PAPERS \
    "a0 to a6, b0 to b5, letter, legal, tabloid, arch-a to arch-e, or a size " \
    "such as 500x700mm"

#define NAME(name, width, height) name,
#define SIZE(name, width, height) { width, height },

const char *const paper_names[] = { PAPERS(NAME) NULL };
static const struct {
    double width, height;
} sizes[] = { PAPERS(SIZE) };

/* "50cm x 70cm" */
typedef struct {
    double sides[2]; /* in their units */
    Unit units[2];
    char *unknown; /* a unit that is none, or NULL */
} Sides;

static void
skip_space(const char **at)
{
    while (**at == ' ')
        (*at)++;
}

/* A number with or without a unit, ended by "x" or the end of the text. */
static bool
read_side(const char **at, Sides *sides, int which)
{
    skip_space(at);
    if (!number_read(at, &sides->sides[which]))
        return false;
    skip_space(at);
    /* "px" ends in the letter that stands between the sides. */
    size_t n = g_ascii_strncasecmp(*at, "px", 2) == 0 ? 2 : strcspn(*at, "xX ");
    sides->units[which] = unit_find(*at, n);
    if (n > 0 && sides->units[which] == UNIT_NONE && sides->unknown == NULL)
        sides->unknown = g_strndup(*at, n);
    *at += n;
    skip_space(at);
    return true;
}

/* Sides of which one has no unit have the other's. */
static void
share_units(Sides *sides)
{
    for (int i = 0; i < 2; i++)
        if (sides->units[i] == UNIT_NONE)
            sides->units[i] = sides->units[1 - i];
    for (int i = 0; i < 2; i++)
        if (sides->units[i] == UNIT_NONE)
            sides->units[i] = UNIT_MM;
}

/* False when `text` is no pair of numbers. */
static bool
read_sides(const char *text, Sides *sides)
{
    *sides = (Sides){ .unknown = NULL };
    bool good = read_side(&text, sides, 0) && g_ascii_tolower(*text) == 'x';
    if (good) {
        text++;
        good = read_side(&text, sides, 1) && *text == '\0';
    }
    share_units(sides);
    return good;
}

static double
side_pt(const Sides *sides, int which)
{
    return sides->sides[which] * unit_pt(sides->units[which]);
}

static bool
side_fits(const Sides *sides, int which)
{
    double pt = side_pt(sides, which);
    return pt >= PAPER_LEAST - SLACK && pt <= PAPER_MOST + SLACK;
}

/* The index of a named paper, or -1. */
static int
find_name(const char *name)
{
    for (int i = 0; paper_names[i] != NULL; i++)
        if (g_ascii_strcasecmp(name, paper_names[i]) == 0)
            return i;
    return -1;
}

bool
paper_find(const char *paper, double *width, double *height)
{
    int i = find_name(paper);
    if (i >= 0) {
        *width = mm(sizes[i].width);
        *height = mm(sizes[i].height);
        return true;
    }
    Sides sides;
    bool good = read_sides(paper, &sides) && sides.unknown == NULL &&
                side_fits(&sides, 0) && side_fits(&sides, 1);
    if (good) {
        *width = side_pt(&sides, 0);
        *height = side_pt(&sides, 1);
    }
    g_free(sides.unknown);
    return good;
}

/* Says what is wrong with two sides; false when nothing is. */
static bool
add_wrong_sides(const char *paper, const Sides *sides, SrcPos pos, Diag *diag)
{
    if (sides->unknown != NULL) {
        diag_add(diag, DIAG_ERROR, pos,
                 "'%s' is not a unit of '%s'; expected " UNITS_IN_WORDS,
                 sides->unknown, paper);
        return true;
    }
    for (int i = 0; i < 2; i++) {
        if (side_fits(sides, i))
            continue;
        Unit unit = sides->units[i];
        diag_add(diag, DIAG_ERROR, pos,
                 "'%s' is too %s for a page; each side may be %.3g to %g %s",
                 paper, side_pt(sides, i) < PAPER_LEAST ? "small" : "large",
                 PAPER_LEAST / unit_pt(unit), PAPER_MOST / unit_pt(unit),
                 unit_names[unit]);
        return true;
    }
    return false;
}

bool
paper_check(const char *paper, SrcPos pos, Diag *diag)
{
    double width, height;
    if (paper_find(paper, &width, &height))
        return true;
    Sides sides;
    bool told = read_sides(paper, &sides) &&
                add_wrong_sides(paper, &sides, pos, diag);
    g_free(sides.unknown);
    if (told)
        return false;
    g_autofree char *hint = suggest_phrase(paper, paper_names);
    diag_add(diag, DIAG_ERROR, pos, "'%s' is not a paper%s", paper,
             *hint ? hint : "; expected " KNOWN_PAPERS);
    return false;
}

double
paper_dpi(const char *paper)
{
    Sides sides;
    bool px = read_sides(paper, &sides) && sides.units[0] == UNIT_PX &&
              sides.units[1] == UNIT_PX;
    g_free(sides.unknown);
    return px ? PX_PER_INCH : 0;
}

const char *
paper_name(double width, double height)
{
    for (int i = 0; paper_names[i] != NULL; i++)
        if (fabs(mm(sizes[i].width) - width) < 0.5 &&
            fabs(mm(sizes[i].height) - height) < 0.5)
            return paper_names[i];
    return NULL;
}
