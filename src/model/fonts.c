#include "model/fonts.h"

#include <glib.h>
#include <string.h>

const FontFile font_files[] = {
    { "Source Sans 3", 400, "SourceSans3-Regular.ttf" },
    { "Source Sans 3", 600, "SourceSans3-SemiBold.ttf" },
    { "Source Sans 3", 700, "SourceSans3-Bold.ttf" },
    { "Bricolage Grotesque", 700, "BricolageGrotesque-Bold.ttf" },
    { "Bricolage Grotesque", 800, "BricolageGrotesque-ExtraBold.ttf" },
    { "Atkinson Hyperlegible Next", 400,
      "AtkinsonHyperlegibleNext-Regular.ttf" },
    { "Atkinson Hyperlegible Next", 600,
      "AtkinsonHyperlegibleNext-SemiBold.ttf" },
    { "Atkinson Hyperlegible Next", 700, "AtkinsonHyperlegibleNext-Bold.ttf" },
    { "Noto Sans Arabic", 400, "NotoSansArabic-Regular.ttf" },
    { "Noto Sans Arabic", 700, "NotoSansArabic-Bold.ttf" },
    { "Noto Sans Hebrew", 400, "NotoSansHebrew-Regular.ttf" },
    { "Noto Sans Hebrew", 700, "NotoSansHebrew-Bold.ttf" },
    { "Noto Sans Devanagari", 400, "NotoSansDevanagari-Regular.ttf" },
    { "Noto Sans Devanagari", 700, "NotoSansDevanagari-Bold.ttf" },
};
const size_t n_font_files = G_N_ELEMENTS(font_files);

const char *const font_families[] = {
    "Source Sans 3",    "Bricolage Grotesque", "Atkinson Hyperlegible Next",
    "Noto Sans Arabic", "Noto Sans Hebrew",    "Noto Sans Devanagari",
    NULL
};

bool
font_ships(const char *family, int weight)
{
    for (size_t i = 0; i < n_font_files; i++)
        if (strcmp(font_files[i].family, family) == 0 &&
            font_files[i].weight == weight)
            return true;
    return false;
}

int
font_weight_near(const char *family, int weight)
{
    int best = 0;
    for (size_t i = 0; i < n_font_files; i++) {
        int found = font_files[i].weight;
        if (strcmp(font_files[i].family, family) == 0 &&
            (best == 0 || ABS(found - weight) <= ABS(best - weight)))
            best = found;
    }
    return best;
}
