#include "font/font_set.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "model/fonts.h"

#define USUAL_CAP_HEIGHT 0.66 /* of fonts that do not say */

struct FontSet {
    char *folder;
    FcConfig *config;
    PangoFontMap *map;
    /* By direction: changing one's would undo what was shaped with it. */
    PangoContext *context, *rtl_context;
    GHashTable *loaded;   /* family names whose files were added */
    bool user_loaded;     /* the user's own folder was added */
    GHashTable *letters;  /* family -> FcCharSet of its letters */
    GHashTable *caps;     /* "family weight" -> double */
    GHashTable *told;     /* letters that were reported missing */
};

static PangoContext *
context_new(PangoFontMap *map, PangoDirection direction)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_base_dir(context, direction);
    pango_context_set_language(context, pango_language_from_string("en"));
    return context;
}

static void
letters_free(gpointer letters)
{
    FcCharSetDestroy(letters);
}

FontSet *
font_set_new(const char *data, Diag *diag)
{
    g_autofree char *folder = g_build_filename(data, "fonts", NULL);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "the fonts are not in '%s'; is limber installed whole?",
                 folder);
        return NULL;
    }
    FontSet *fonts = g_new0(FontSet, 1);
    fonts->folder = g_steal_pointer(&folder);
    fonts->config = FcConfigCreate();
    /* Before the font map: it keeps Pango from reading the system's. */
    FcConfigSetCurrent(fonts->config);
    fonts->loaded =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    fonts->letters = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                           letters_free);
    fonts->told = g_hash_table_new(NULL, NULL);
    fonts->caps =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return fonts;
}

void
font_set_free(FontSet *fonts)
{
    if (fonts == NULL)
        return;
    g_hash_table_unref(fonts->told);
    g_hash_table_unref(fonts->caps);
    g_hash_table_unref(fonts->letters);
    g_hash_table_unref(fonts->loaded);
    g_clear_object(&fonts->context);
    g_clear_object(&fonts->rtl_context);
    g_clear_object(&fonts->map);
    FcConfigDestroy(fonts->config);
    g_free(fonts->folder);
    g_free(fonts);
}

PangoContext *
font_set_context(FontSet *fonts, bool rtl)
{
    return rtl ? fonts->rtl_context : fonts->context;
}

/* Notes the letters of the fonts that were added since there were `before`. */
static void
note_letters(FontSet *fonts, int before)
{
    const FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetApplication);
    for (int i = before; set != NULL && i < set->nfont; i++) {
        FcChar8 *family;
        FcCharSet *letters;
        if (FcPatternGetString(set->fonts[i], FC_FAMILY, 0, &family) !=
                    FcResultMatch ||
            FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &letters) !=
                    FcResultMatch ||
            g_hash_table_contains(fonts->letters, family))
            continue;
        g_hash_table_insert(fonts->letters, g_strdup((const char *)family),
                            FcCharSetCopy(letters));
    }
}

static int
n_fonts(const FontSet *fonts)
{
    const FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetApplication);
    return set == NULL ? 0 : set->nfont;
}

/* Pango keeps what it read of a configuration: a new map sees the fonts that
   were added.  Text shaped before keeps its own map alive. */
static void
renew_map(FontSet *fonts)
{
    g_clear_object(&fonts->context);
    g_clear_object(&fonts->rtl_context);
    g_clear_object(&fonts->map);
    fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map),
                                 fonts->config);
    fonts->context = context_new(fonts->map, PANGO_DIRECTION_LTR);
    fonts->rtl_context = context_new(fonts->map, PANGO_DIRECTION_RTL);
}

/* Opens the files of `family`; false when that was done before. */
static bool
add_family(FontSet *fonts, const char *family)
{
    if (!g_hash_table_add(fonts->loaded, g_strdup(family)))
        return false;
    int before = n_fonts(fonts);
    for (size_t i = 0; i < n_font_files; i++) {
        if (strcmp(font_files[i].family, family) != 0)
            continue;
        g_autofree char *path =
                g_build_filename(fonts->folder, font_files[i].file, NULL);
        FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)path);
    }
    note_letters(fonts, before);
    return true;
}

void
font_set_load(FontSet *fonts, const char *const *wanted, size_t n)
{
    bool added = false;
    for (size_t i = 0; i < n; i++)
        added |= add_family(fonts, wanted[i]);
    if (added || fonts->map == NULL)
        renew_map(fonts);
}

static void
need_user_fonts(FontSet *fonts)
{
    if (fonts->user_loaded)
        return;
    fonts->user_loaded = true;
    g_autofree char *folder = g_build_filename(g_get_user_data_dir(),
                                               "limber", "fonts", NULL);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
        return;
    int before = n_fonts(fonts);
    FcConfigAppFontAddDir(fonts->config, (const FcChar8 *)folder);
    note_letters(fonts, before);
    renew_map(fonts);
}

/* Spaces, joiners and direction marks need no glyph. */
static bool
is_silent(gunichar c)
{
    return g_unichar_isspace(c) || c == 0x00A0 || c == 0x202F ||
           g_unichar_type(c) == G_UNICODE_FORMAT;
}

/* True when `letters` holds all of `word`; else `missing` is set. */
static bool
has_letters(const FcCharSet *letters, const char *word, size_t n,
            gunichar *missing)
{
    for (const char *p = word; p < word + n; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (is_silent(c) || (letters && FcCharSetHasChar(letters, c)))
            continue;
        *missing = c;
        return false;
    }
    return true;
}

static bool
family_has(FontSet *fonts, const char *family, const char *word, size_t n,
           gunichar *missing)
{
    font_set_load(fonts, &family, 1);
    return has_letters(g_hash_table_lookup(fonts->letters, family), word, n,
                       missing);
}

/* Like font_set_family_for; `missing` is a letter that was not found. */
static const char *
find_family(FontSet *fonts, const char *family, const char *word, size_t n,
            gunichar *missing)
{
    if (family_has(fonts, family, word, n, missing))
        return family;
    for (int i = 0; font_families[i] != NULL; i++) {
        gunichar c;
        if (family_has(fonts, font_families[i], word, n, &c))
            return font_families[i];
    }
    need_user_fonts(fonts);
    GHashTableIter iter;
    gpointer name, letters;
    g_hash_table_iter_init(&iter, fonts->letters);
    while (g_hash_table_iter_next(&iter, &name, &letters)) {
        gunichar c;
        if (has_letters(letters, word, n, &c))
            return name;
    }
    return NULL;
}

const char *
font_set_family_for(FontSet *fonts, const char *family, const char *word,
                    size_t n)
{
    gunichar missing;
    return find_family(fonts, family, word, n, &missing);
}

bool
font_set_check(FontSet *fonts, const char *text, SrcPos pos, Diag *diag)
{
    bool good = true;
    for (const char *p = text ? text : ""; *p; p = g_utf8_next_char(p)) {
        gunichar missing;
        size_t n = (size_t)(g_utf8_next_char(p) - p);
        if (find_family(fonts, font_families[0], p, n, &missing))
            continue;
        good = false;
        if (!g_hash_table_add(fonts->told, GUINT_TO_POINTER(missing)))
            continue;
        diag_add(diag, DIAG_ERROR, pos,
                 "no font has the letter '%.*s' (U+%04X); put a font that "
                 "has it into the folder limber/fonts of your data folder",
                 (int)n, p, missing);
    }
    return good;
}

double
font_set_cap_height(FontSet *fonts, const char *family, int weight)
{
    g_autofree char *key = g_strdup_printf("%s %d", family, weight);
    const double *known = g_hash_table_lookup(fonts->caps, key);
    if (known != NULL)
        return *known;
    font_set_load(fonts, &family, 1);
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description, family);
    pango_font_description_set_weight(description, (PangoWeight)weight);
    pango_font_description_set_absolute_size(description, 12 * PANGO_SCALE);
    g_autoptr(PangoFont) font = pango_font_map_load_font(
            fonts->map, fonts->context, description);
    pango_font_description_free(description);
    hb_font_t *shaper = pango_font_get_hb_font(font);
    hb_position_t height;
    int x_scale, y_scale;
    hb_font_get_scale(shaper, &x_scale, &y_scale);
    if (!hb_ot_metrics_get_position(shaper, HB_OT_METRICS_TAG_CAP_HEIGHT,
                                    &height))
        height = (hb_position_t)(y_scale * USUAL_CAP_HEIGHT);
    double *cap = g_new(double, 1);
    *cap = fabs((double)height / y_scale);
    g_hash_table_insert(fonts->caps, g_steal_pointer(&key), cap);
    return *cap;
}
