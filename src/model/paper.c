#include "model/paper.h"

#include <glib.h>
#include <math.h>

#include "base/suggest.h"
#include "base/units.h"

/* ISO 216 and ANSI/ASME Y14.1 [mm]. */
static const struct {
    double width, height;
} sizes[] = {
    { 210, 297 },
    { 215.9, 279.4 },
    { 148, 210 },
};

const char *const paper_names[] = { "a4", "letter", "a5", NULL };
G_STATIC_ASSERT(G_N_ELEMENTS(paper_names) == G_N_ELEMENTS(sizes) + 1);

bool
paper_find(const char *name, double *width, double *height)
{
    for (int i = 0; paper_names[i] != NULL; i++) {
        if (g_ascii_strcasecmp(name, paper_names[i]) != 0)
            continue;
        *width = mm(sizes[i].width);
        *height = mm(sizes[i].height);
        return true;
    }
    return false;
}

bool
paper_check(const char *name, SrcPos pos, Diag *diag)
{
    double width, height;
    if (paper_find(name, &width, &height))
        return true;
    g_autofree char *hint = suggest_or_list(name, paper_names);
    diag_add(diag, DIAG_ERROR, pos, "'%s' is not a paper%s", name, hint);
    return false;
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
