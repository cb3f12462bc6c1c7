/* A vector picture of flat palette-indexed paths.  figure/ draws it, files
   keep it, art/ paints it.  Units are those of its own box; y grows down. */
#pragma once

#include "base/arena.h"
#include "base/color.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a path shows: the palette gives each its colour. */
typedef enum {
    PAINT_LINE, PAINT_SKIN, PAINT_SHIRT, PAINT_SHORTS, PAINT_HAIR, PAINT_SOCK,
    PAINT_SHOE, PAINT_SOLE,
    PAINT_SHADE,       /* over all of it, see-through */
    PAINT_SHADOW,      /* on the floor, see-through */
    PAINT_GHOST, PAINT_GHOST_LINE,
    PAINT_STRETCH, PAINT_WORK, PAINT_PRESS,       /* muscles */
    PAINT_MUSCLE_EDGE, /* white, round a muscle */
    PAINT_MUSCLE_HATCH,
    PAINT_HIDDEN,      /* a muscle that is behind: dashed */
    PAINT_STRETCH_IN, PAINT_WORK_IN, PAINT_PRESS_IN, /* its fill, pale */
    PAINT_ARROW, PAINT_HALO,
    PAINT_MAT, PAINT_MAT_EDGE, PAINT_PROP, PAINT_PROP_SIDE, PAINT_PROP_DARK,
    PAINT_SOFT, PAINT_SOFT_DARK, /* pillow, cushion, mattress */
    PAINT_STRAP, PAINT_BAND, PAINT_ROLLER, PAINT_ROLLER_END, PAINT_BALL,
    PAINT_WALL, PAINT_WALL_EDGE,
    PAINT_BONE, PAINT_BONE_EDGE, PAINT_DISC,      /* anatomy in side view */
    PAINT_MUSCLE_A, PAINT_MUSCLE_B, PAINT_MUSCLE_C, PAINT_MUSCLE_D,
    PAINT_MUSCLE_E, PAINT_MUSCLE_F, PAINT_FIBRE,  /* body maps */
    PAINT_COUNT
} Paint;
extern const char *const paint_names[PAINT_COUNT + 1];

typedef struct PicturePalette {
    Color colors[PAINT_COUNT]; /* a < 1: see-through */
} PicturePalette;

typedef enum { PATH_FILL, PATH_STROKE, PATH_BRUSH } PathKind;

/* `ops`: 'M' and 'L' take one point of `xy`, 'C' three, 'Z' none.
   PATH_BRUSH is a line of varying width: 'L' points are knots that it passes in
   a smooth curve, 'C' is a curve of its own, 'Z' closes it into a ring; `widths`
   holds the width at each op's last point (that of a Z is not used). */
typedef struct {
    PathKind kind;
    Paint paint;
    const char *ops;
    size_t n_ops;
    const float *xy;     /* 2 for each point */
    size_t n_points;
    const float *widths; /* PATH_BRUSH: one for each op; see `width` */
    float width;         /* PATH_STROKE: in line units; PATH_BRUSH: a factor */
    float dash;          /* PATH_STROKE: in line units; 0 = solid */
} PicturePath;

/* A manner of stroking, in 1/64 line units. */
#define STROKE_STEPS 64
typedef struct {
    uint16_t width, dash; /* dash 0 = solid */
} StrokeStyle;

/* A whole picture as operators of a PDF; see finish/form.h.  They count in
   steps of a grid of their own, and name colours and line widths by number, so
   that one form does for every palette and printed size. */
typedef struct {
    GBytes *operators;         /* deflated */
    uint64_t paints;           /* the bit of each Paint that is in it */
    const StrokeStyle *styles; /* by number */
    size_t n_styles;
    float x, y;   /* where the grid's 0,0 is in the picture's box ... */
    float dx, dy; /* ... and how long its steps are; dx < 0: mirrored */
} PictureForm;
G_STATIC_ASSERT(PAINT_COUNT <= 64);

/* Line widths are in line units: 1 is the outer contour.  picture_line_unit
   says how wide that is. */
typedef struct Picture {
    Arena *arena;
    float width, height;  /* of the box */
    float metre;          /* how long 1 m of the person is in the box's units */
    float floor;          /* y of the floor line below the person; < 0: none */
    bool close_up;        /* drawn on a rounded panel of its own */
    const PicturePath *paths; /* painter's order */
    size_t n_paths;
    const char *alt;      /* what it shows, or NULL */
    const PictureForm *form;  /* the same ready for a PDF, or NULL */
} Picture;

/* The finest detail that files keep [box units]. */
#define PICTURE_STEPS 8192 /* of the longer side */
float picture_step(const Picture *picture);

void picture_free(Picture *picture); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Picture, picture_free)

/* The caller frees both. */
Picture *picture_copy(const Picture *picture);

/* The picture seen in a mirror, left and right swapped.  The caller frees
   both. */
Picture *picture_mirrored(const Picture *picture);

typedef struct {
    float left, top, right, bottom;
} PictureBox;

/* Where the points of its paths lie; the width of lines comes on top. */
PictureBox picture_ink(const Picture *picture);

/* The part of a picture in `box`, as a picture of its own.  What lies outside
   is still there.  The caller frees both. */
Picture *picture_cropped(const Picture *picture, PictureBox box);

/* The points that an op of a path takes. */
int picture_op_points(char op);

/* The width of the outer contour [mm] in a picture printed `printed` mm wide:
   0.45 mm at 57 mm, growing with the root of the size. */
float picture_line_width(float printed);
/* The same in box units, when the whole box is `printed` mm wide. */
float picture_line_unit(const Picture *picture, float printed);

/* The paths of a picture as fills and strokes only, in `arena`; they borrow
   from the picture. */
PicturePath *picture_plain_paths(Arena *arena, const Picture *picture,
                                 size_t *n);

/* The rounded panel that a close-up is clipped to and bordered with: a stroke
   in `arena`, all of it inside the box. */
PicturePath picture_panel(Arena *arena, const Picture *picture);

/* True when the colours of picture_palette show what is below the paint. */
bool picture_paint_is_glassy(Paint paint);

#define SKIN_COUNT 6
extern const char *const skin_names[SKIN_COUNT + 1]; /* light ... deep */

/* The palette of a skin tone (0 light ... 5 dark), clothes colour and style.
   `clothes` with a = 0: our own.  Clothes that come too near the colours of
   muscles are made paler. */
typedef enum { INK_COLOR, INK_SAVER } InkMode;
PicturePalette picture_palette(int skin, Color clothes, InkMode ink);
