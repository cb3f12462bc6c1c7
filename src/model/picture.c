#include "model/picture.h"

#include <math.h>

#define LINE_MM 0.45f     /* of the outer contour ... */
#define LINE_MM_AT 57.0f  /* ... in a picture this wide */
#define LINE_CONTRAST 3.0 /* least of clothes with the lines on them */
#define MUSCLE_APART 0.25 /* least distance of clothes to muscles, sRGB 0..1 */

const char *const paint_names[PAINT_COUNT + 1] = {
    [PAINT_LINE] = "line",
    [PAINT_SKIN] = "skin",
    [PAINT_SHIRT] = "shirt",
    [PAINT_SHORTS] = "shorts",
    [PAINT_HAIR] = "hair",
    [PAINT_SOCK] = "sock",
    [PAINT_SHOE] = "shoe",
    [PAINT_SOLE] = "sole",
    [PAINT_SHADE] = "shade",
    [PAINT_SHADOW] = "shadow",
    [PAINT_GHOST] = "ghost",
    [PAINT_GHOST_LINE] = "ghost-line",
    [PAINT_STRETCH] = "stretch",
    [PAINT_WORK] = "work",
    [PAINT_PRESS] = "press",
    [PAINT_MUSCLE_EDGE] = "muscle-edge",
    [PAINT_MUSCLE_HATCH] = "muscle-hatch",
    [PAINT_HIDDEN] = "hidden",
    [PAINT_STRETCH_IN] = "stretch-in",
    [PAINT_WORK_IN] = "work-in",
    [PAINT_PRESS_IN] = "press-in",
    [PAINT_ARROW] = "arrow",
    [PAINT_HALO] = "halo",
    [PAINT_MAT] = "mat",
    [PAINT_MAT_EDGE] = "mat-edge",
    [PAINT_PROP] = "prop",
    [PAINT_PROP_SIDE] = "prop-side",
    [PAINT_PROP_DARK] = "prop-dark",
    [PAINT_SOFT] = "soft",
    [PAINT_SOFT_DARK] = "soft-dark",
    [PAINT_STRAP] = "strap",
    [PAINT_BAND] = "band",
    [PAINT_ROLLER] = "roller",
    [PAINT_ROLLER_END] = "roller-end",
    [PAINT_BALL] = "ball",
    [PAINT_WALL] = "wall",
    [PAINT_WALL_EDGE] = "wall-edge",
    [PAINT_BONE] = "bone",
    [PAINT_BONE_EDGE] = "bone-edge",
    [PAINT_DISC] = "disc",
    [PAINT_MUSCLE_A] = "muscle-a",
    [PAINT_MUSCLE_B] = "muscle-b",
    [PAINT_MUSCLE_C] = "muscle-c",
    [PAINT_MUSCLE_D] = "muscle-d",
    [PAINT_MUSCLE_E] = "muscle-e",
    [PAINT_MUSCLE_F] = "muscle-f",
    [PAINT_FIBRE] = "fibre",
};

const char *const skin_names[SKIN_COUNT + 1] = {
    "light", "fair", "tan", "brown", "dark", "deep", NULL,
};

#define RGB(hex) \
    { \
        ((hex) >> 16 & 0xFF) / 255.0, ((hex) >> 8 & 0xFF) / 255.0, \
                ((hex)&0xFF) / 255.0, 1 \
    }
#define RGBA(hex, alpha) \
    { \
        ((hex) >> 16 & 0xFF) / 255.0, ((hex) >> 8 & 0xFF) / 255.0, \
                ((hex)&0xFF) / 255.0, (alpha) \
    }

static const struct {
    Color skin, hair;
} skins[SKIN_COUNT] = {
    { RGB(0xF8DAC6), RGB(0x8A5F3A) }, { RGB(0xF0C3A2), RGB(0x4A332B) },
    { RGB(0xD8A17A), RGB(0x3A2A24) }, { RGB(0xB57B53), RGB(0x2D2321) },
    { RGB(0x8D5A3C), RGB(0x241D1D) }, { RGB(0x694330), RGB(0x1E191A) },
};

static const Color own_clothes = RGB(0x7E9CC9);

/* Stretch and work differ in lightness too, and the ring of press in shape,
   so that they are told apart without colour vision. */
static const Color colors[PAINT_COUNT] = {
    [PAINT_LINE] = RGB(0x2B2A33),
    [PAINT_SHORTS] = RGB(0x36435C),
    [PAINT_SOCK] = RGB(0xF7F7F4),
    [PAINT_SHOE] = RGB(0xE9EDF2),
    [PAINT_SOLE] = RGB(0xB9C3CF),
    [PAINT_SHADE] = RGBA(0x2E1A38, 0.17),
    [PAINT_SHADOW] = RGBA(0x29334D, 0.16),
    [PAINT_GHOST] = RGBA(0xCCD6E0, 0.55),
    [PAINT_GHOST_LINE] = RGB(0x8C99A8),
    [PAINT_STRETCH] = RGB(0xF5A300),
    [PAINT_WORK] = RGB(0x0B8A80),
    [PAINT_PRESS] = RGB(0x9B1B5A),
    [PAINT_MUSCLE_EDGE] = RGB(0xFFFFFF),
    [PAINT_MUSCLE_HATCH] = RGBA(0x2B1A08, 0.6),
    [PAINT_HIDDEN] = RGBA(0x2B2A33, 0.85),
    [PAINT_STRETCH_IN] = RGBA(0xF5A300, 0.5),
    [PAINT_WORK_IN] = RGBA(0x0B8A80, 0.5),
    [PAINT_PRESS_IN] = RGBA(0xE9B7CF, 0.6),
    [PAINT_ARROW] = RGB(0xBC3A10),
    [PAINT_HALO] = RGB(0xFFFFFF),
    [PAINT_MAT] = RGB(0xD6E4DE),
    [PAINT_MAT_EDGE] = RGB(0xAEC9C0),
    [PAINT_PROP] = RGB(0xEADFCE),
    [PAINT_PROP_SIDE] = RGB(0xD5C4AA),
    [PAINT_PROP_DARK] = RGB(0xBBA98D),
    [PAINT_SOFT] = RGB(0xE8ECF3),
    [PAINT_SOFT_DARK] = RGB(0xCBD4E1),
    [PAINT_STRAP] = RGB(0x7A4FA3),
    [PAINT_BAND] = RGB(0xC64A8C),
    [PAINT_ROLLER] = RGB(0x8EA3D0),
    [PAINT_ROLLER_END] = RGB(0x5D76AD),
    [PAINT_BALL] = RGB(0x7A4FA3),
    [PAINT_WALL] = RGB(0xEDEBE6),
    [PAINT_WALL_EDGE] = RGB(0xC9C4BA),
    [PAINT_BONE] = RGB(0xF4EBD6),
    [PAINT_BONE_EDGE] = RGB(0x6E5D47),
    [PAINT_DISC] = RGB(0x9CC3DA),
    [PAINT_MUSCLE_A] = RGB(0xE69F00),
    [PAINT_MUSCLE_B] = RGB(0x2D8BC9),
    [PAINT_MUSCLE_C] = RGB(0x0B9E76),
    [PAINT_MUSCLE_D] = RGB(0xD0540A),
    [PAINT_MUSCLE_E] = RGB(0xC877A5),
    [PAINT_MUSCLE_F] = RGB(0x5B4FA8),
    [PAINT_FIBRE] = RGBA(0xFFFFFF, 0.5),
};

/* What ink-saver changes: no large fill, lines and hatches black; the muscle
   itself is small, and grey so that it is found. */
static const struct {
    Paint paint;
    Color color;
} saver[] = {
    { PAINT_LINE, RGB(0x111111) },        { PAINT_SKIN, RGB(0xFFFFFF) },
    { PAINT_SHIRT, RGB(0xFFFFFF) },       { PAINT_SHORTS, RGB(0xFFFFFF) },
    { PAINT_HAIR, RGB(0x8C8C8C) },        { PAINT_SOCK, RGB(0xFFFFFF) },
    { PAINT_SHOE, RGB(0xFFFFFF) },        { PAINT_SOLE, RGB(0xCCCCCC) },
    { PAINT_SHADE, RGBA(0x000000, 0) },   { PAINT_SHADOW, RGBA(0x000000, 0) },
    { PAINT_GHOST, RGBA(0xFFFFFF, 0) },   { PAINT_GHOST_LINE, RGB(0x808080) },
    { PAINT_STRETCH, RGB(0xC9C9C9) },     { PAINT_WORK, RGB(0x868686) },
    { PAINT_PRESS, RGB(0x111111) },       { PAINT_MUSCLE_HATCH, RGB(0x111111) },
    { PAINT_HIDDEN, RGB(0x444444) },      { PAINT_ARROW, RGB(0x111111) },
    { PAINT_STRETCH_IN, RGB(0xE6E6E6) },  { PAINT_WORK_IN, RGB(0xE6E6E6) },
    { PAINT_PRESS_IN, RGB(0xE6E6E6) },
    { PAINT_MAT, RGB(0xFFFFFF) },         { PAINT_MAT_EDGE, RGB(0x999999) },
    { PAINT_PROP, RGB(0xFFFFFF) },        { PAINT_PROP_SIDE, RGB(0xFFFFFF) },
    { PAINT_PROP_DARK, RGB(0x444444) },   { PAINT_SOFT, RGB(0xFFFFFF) },
    { PAINT_SOFT_DARK, RGB(0x777777) },   { PAINT_STRAP, RGB(0x444444) },
    { PAINT_BAND, RGB(0x444444) },        { PAINT_ROLLER, RGB(0xFFFFFF) },
    { PAINT_ROLLER_END, RGB(0xEEEEEE) },  { PAINT_BALL, RGB(0xDDDDDD) },
    { PAINT_WALL, RGB(0xFFFFFF) },        { PAINT_WALL_EDGE, RGB(0x999999) },
    { PAINT_BONE, RGB(0xFFFFFF) },        { PAINT_BONE_EDGE, RGB(0x333333) },
    { PAINT_MUSCLE_EDGE, RGB(0x111111) }, { PAINT_DISC, RGB(0xDDDDDD) },
    { PAINT_MUSCLE_A, RGB(0xFFFFFF) },    { PAINT_MUSCLE_B, RGB(0xD9D9D9) },
    { PAINT_MUSCLE_C, RGB(0xB3B3B3) },    { PAINT_MUSCLE_D, RGB(0xECECEC) },
    { PAINT_MUSCLE_E, RGB(0xC6C6C6) },    { PAINT_MUSCLE_F, RGB(0xA0A0A0) },
    { PAINT_FIBRE, RGBA(0x000000, 0.5) },
};

static double
distance(Color a, Color b)
{
    return sqrt((a.r - b.r) * (a.r - b.r) + (a.g - b.g) * (a.g - b.g) +
                (a.b - b.b) * (a.b - b.b));
}

static bool
stands_apart(Color clothes)
{
    return distance(clothes, colors[PAINT_STRETCH]) > MUSCLE_APART &&
           distance(clothes, colors[PAINT_WORK]) > MUSCLE_APART &&
           color_contrast(clothes, colors[PAINT_LINE]) > LINE_CONTRAST;
}

/* Clothes on which the colours of muscles and the lines stand out. */
static Color
clothes_apart(Color clothes)
{
    static const Color pale = RGB(0xDDE3EA);
    Color c = clothes;
    for (double share = 0.9; share > 0.05 && !stands_apart(c); share -= 0.1)
        c = color_mix(clothes, pale, share);
    return c;
}

PicturePalette
picture_palette(int skin, Color clothes, InkMode ink)
{
    g_assert(skin >= 0 && skin < SKIN_COUNT);
    PicturePalette palette;
    for (int i = 0; i < PAINT_COUNT; i++)
        palette.colors[i] = colors[i];
    palette.colors[PAINT_SKIN] = skins[skin].skin;
    palette.colors[PAINT_HAIR] = skins[skin].hair;
    palette.colors[PAINT_SHIRT] =
            clothes.a > 0 ? clothes_apart(clothes) : own_clothes;
    for (size_t i = 0; ink == INK_SAVER && i < G_N_ELEMENTS(saver); i++)
        palette.colors[saver[i].paint] = saver[i].color;
    return palette;
}

float
picture_step(const Picture *picture)
{
    return MAX(picture->width, picture->height) / PICTURE_STEPS;
}

void
picture_free(Picture *picture)
{
    if (picture != NULL)
        arena_free(picture->arena);
}

int
picture_op_points(char op)
{
    return op == 'C' ? 3 : op == 'Z' ? 0 : 1;
}

float
picture_line_width(float printed)
{
    return LINE_MM * sqrtf(printed / LINE_MM_AT);
}

float
picture_line_unit(const Picture *picture, float printed)
{
    return picture_line_width(printed) * picture->width / printed;
}

bool
picture_paint_is_glassy(Paint paint)
{
    return colors[paint].a > 0 && colors[paint].a < 1;
}

/* A copy of a path with x -> sign * x + dx. */
static PicturePath
path_moved(Arena *arena, const PicturePath *from, float sign, float dx,
           float dy)
{
    PicturePath path = *from;
    float *xy = arena_array(arena, float, 2 * from->n_points);
    for (size_t i = 0; i < from->n_points; i++) {
        xy[2 * i] = sign * from->xy[2 * i] + dx;
        xy[2 * i + 1] = from->xy[2 * i + 1] + dy;
    }
    path.xy = xy;
    path.ops = arena_memdup(arena, from->ops, from->n_ops);
    if (from->widths != NULL)
        path.widths =
                arena_memdup(arena, from->widths, from->n_ops * sizeof(float));
    return path;
}

static const PictureForm *
form_moved(Arena *arena, const PictureForm *form, float sign, float dx,
           float dy)
{
    if (form == NULL)
        return NULL;
    PictureForm *moved = arena_memdup(arena, form, sizeof *form);
    moved->x = sign * form->x + dx;
    moved->y = form->y + dy;
    moved->dx = sign * form->dx;
    moved->styles = arena_memdup(arena, form->styles,
                                 form->n_styles * sizeof *form->styles);
    arena_own(arena, g_bytes_ref(form->operators),
              (GDestroyNotify)g_bytes_unref);
    return moved;
}

static Picture *
picture_moved(const Picture *picture, float sign, float dx, float dy)
{
    Arena *arena = arena_new();
    Picture *moved = arena_memdup(arena, picture, sizeof *picture);
    PicturePath *paths = arena_array(arena, PicturePath, picture->n_paths);
    for (size_t i = 0; i < picture->n_paths; i++)
        paths[i] = path_moved(arena, &picture->paths[i], sign, dx, dy);
    moved->arena = arena;
    moved->paths = paths;
    moved->alt = arena_strdup(arena, picture->alt);
    moved->form = form_moved(arena, picture->form, sign, dx, dy);
    return moved;
}

Picture *
picture_copy(const Picture *picture)
{
    return picture_moved(picture, 1, 0, 0);
}

Picture *
picture_mirrored(const Picture *picture)
{
    return picture_moved(picture, -1, picture->width, 0);
}

PictureBox
picture_ink(const Picture *picture)
{
    PictureBox ink = { picture->width, picture->height, 0, 0 };
    for (size_t i = 0; i < picture->n_paths; i++) {
        const PicturePath *path = &picture->paths[i];
        for (size_t k = 0; k < path->n_points; k++) {
            float x = path->xy[2 * k], y = path->xy[2 * k + 1];
            ink.left = MIN(ink.left, x);
            ink.top = MIN(ink.top, y);
            ink.right = MAX(ink.right, x);
            ink.bottom = MAX(ink.bottom, y);
        }
    }
    return ink;
}

Picture *
picture_cropped(const Picture *picture, PictureBox box)
{
    Picture *cropped = picture_moved(picture, 1, -box.left, -box.top);
    cropped->width = box.right - box.left;
    cropped->height = box.bottom - box.top;
    if (picture->floor >= 0)
        cropped->floor = picture->floor - box.top;
    return cropped;
}
