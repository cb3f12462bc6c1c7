/* A body map with its labels. */
#include "cmd/sheet.h"

#include "base/units.h"
#include "font/para.h"
#include "layout/map_labels.h"

#define EDGE mm(4)    /* white round the sheet */
#define COLUMN mm(44) /* widest label */
#define BESIDE mm(8)  /* at least, for leaders to bend between both */
#define SIZE 10.0     /* [pt] of labels ... */
#define SMALL 9.0     /* ... and of a second name below */
#define LEADING mm(4.4)
#define GAP mm(1.4)   /* between labels ... */
#define APART mm(1.5) /* ... and between leaders */
#define TAIL mm(3)    /* level piece before a label */
#define AIR mm(1)     /* between leader and text */
#define DOT mm(0.6)   /* radius at a leader's end */
#define STROKE mm(0.25)
#define HIGHEST 1.35    /* of the sheet's width: a picture */
#define MIN_ROOM mm(10) /* for the picture */

static const char family[] = "Source Sans 3";

typedef struct {
    const Para *names[2];
    int n;
} Label;

typedef struct {
    const BodyMap *map;
    PageSet *set;
    GArray *marks; /* Mark */
    FontSet *fonts;
    MapLabels kind;
    Color ink, soft;
    double scale; /* picture units -> points */
    Point origin; /* of the picture */
} MapSheet;

static void
para_free_it(gpointer para)
{
    para_free(para);
}

static const Para *
shape(MapSheet *sheet, const char *text, bool first)
{
    ParaRun run = { .text = text,
                    .family = family,
                    .weight = first ? 600 : 400,
                    .size = first ? SIZE : SMALL,
                    .color = first ? sheet->ink : sheet->soft };
    Para *para = para_new(sheet->fonts, &run, 1, COLUMN, PARA_BALANCED);
    arena_own(sheet->set->arena, para, para_free_it);
    return para;
}

static Label
label_new(MapSheet *sheet, const BodyMapLabel *from)
{
    bool plain = sheet->kind != LABELS_LATIN;
    bool latin = sheet->kind != LABELS_PLAIN;
    Label label = { .n = 0 };
    if (plain)
        label.names[label.n++] = shape(sheet, from->plain, true);
    if (latin && !(plain && g_str_equal(from->plain, from->latin)))
        label.names[label.n++] = shape(sheet, from->latin, !plain);
    return label;
}

static Point
on_sheet(const MapSheet *sheet, float x, float y)
{
    return (Point){ sheet->origin.x + (double)x * sheet->scale,
                    sheet->origin.y + (double)y * sheet->scale };
}

static Rect
box_on_sheet(const MapSheet *sheet, BodyMapBox box)
{
    Point at = on_sheet(sheet, box.x, box.y);
    return (Rect){ at.x, at.y, (double)box.width * sheet->scale,
                   (double)box.height * sheet->scale };
}

static MapLabelWish
wish_for(MapSheet *sheet, const BodyMapLabel *from, const Label *label)
{
    MapSpot *spots =
            arena_array(sheet->set->arena, MapSpot, (size_t)from->n_spots);
    for (int i = 0; i < from->n_spots; i++) {
        Point at = on_sheet(sheet, from->spots[i].x, from->spots[i].y);
        spots[i] = (MapSpot){ at.x, at.y,
                              (double)from->spots[i].cost * sheet->scale };
    }
    MapLabelWish wish = { .spots = spots,
                          .n_spots = (size_t)from->n_spots,
                          .column = from->column == 0 ? MAP_LEFT : MAP_RIGHT };
    for (int i = 0; i < label->n; i++) {
        wish.width = MAX(wish.width, para_width(label->names[i]) + AIR);
        wish.height += para_n_lines(label->names[i]) * LEADING;
    }
    return wish;
}

static void
add_shape(MapSheet *sheet, const Shape *s)
{
    Mark mark = { .kind = MARK_SHAPE, .owner = OWNER_ARTIFACT };
    mark.shape = *s;
    g_array_append_val(sheet->marks, mark);
}

static void
add_text(MapSheet *sheet, const Para *para, int line, double x, double middle)
{
    Mark mark = { .kind = MARK_TEXT, .owner = SHEET_LABELS };
    mark.text.para = para;
    mark.text.line = line;
    mark.text.x = x;
    mark.text.baseline = middle + para_cap_height(para) / 2;
    g_array_append_val(sheet->marks, mark);
}

/* A leader with a white edge, so that it is seen on any muscle. */
static void
add_leader(MapSheet *sheet, const Point *points)
{
    Color white = { 1, 1, 1, 1 };
    for (int halo = 1; halo >= 0; halo--)
        for (int i = 0; i < 3; i++) {
            Point a = points[i], b = points[i + 1];
            Shape line = { .kind = SHAPE_LINE,
                           .box = { a.x, a.y, b.x - a.x, b.y - a.y },
                           .stroke = halo ? white : sheet->ink,
                           .line_width = halo ? 3 * STROKE : STROKE };
            add_shape(sheet, &line);
        }
    Shape dot = { .kind = SHAPE_CIRCLE,
                  .box = { points[0].x - DOT, points[0].y - DOT, 2 * DOT,
                           2 * DOT },
                  .fill = sheet->ink,
                  .stroke = white,
                  .line_width = STROKE };
    add_shape(sheet, &dot);
}

/* The text stands against its leader. */
static void
add_label(MapSheet *sheet, const Label *label, const MapLabelPlace *place,
          bool left)
{
    double y = place->box.y + LEADING / 2;
    for (int i = 0; i < label->n; i++)
        for (int k = 0; k < para_n_lines(label->names[i]); k++) {
            double width = para_line_width(label->names[i], k);
            double x = left ? place->box.x + place->box.w - AIR - width
                            : place->box.x + AIR;
            add_text(sheet, label->names[i], k, x, y);
            y += LEADING;
        }
}

/* Labels that point at something, shaped; `wishes` and `labels` have room. */
static size_t
gather(MapSheet *sheet, MapLabelWish *wishes, Label *labels)
{
    size_t n = 0;
    for (int i = 0; i < sheet->map->n_labels; i++) {
        const BodyMapLabel *from = &sheet->map->labels[i];
        if (from->n_spots == 0)
            continue;
        labels[n] = label_new(sheet, from);
        wishes[n] = wish_for(sheet, from, &labels[n]);
        n++;
    }
    return n;
}

/* False when there is no room for all of them. */
static bool
add_labels(MapSheet *sheet, double width, double height)
{
    const BodyMap *map = sheet->map;
    size_t most = (size_t)map->n_labels + 1;
    g_autofree MapLabelWish *wishes = g_new0(MapLabelWish, most);
    g_autofree Label *labels = g_new0(Label, most);
    g_autofree MapLabelPlace *places = g_new0(MapLabelPlace, most);
    size_t n = gather(sheet, wishes, labels);
    Rect hands[G_N_ELEMENTS(map->hands)];
    for (int i = 0; i < map->n_hands; i++)
        hands[i] = box_on_sheet(sheet, map->hands[i]);
    MapSpace space = { .frame = { EDGE, EDGE, width - 2 * EDGE,
                                  height - 2 * EDGE },
                       .body = box_on_sheet(sheet, map->body),
                       .gap = GAP,
                       .apart = APART,
                       .tail = TAIL,
                       .avoid = hands,
                       .n_avoid = (size_t)map->n_hands };
    if (!map_labels_place(&space, wishes, n, places))
        return false;
    for (size_t i = 0; i < n; i++)
        add_leader(sheet, places[i].leader);
    for (size_t i = 0; i < n; i++)
        add_label(sheet, &labels[i], &places[i], wishes[i].column == MAP_LEFT);
    return true;
}

/* "L" and "R" at the person's own sides. */
static void
add_letters(MapSheet *sheet)
{
    for (int i = 0; i < sheet->map->n_sides; i++) {
        const char text[] = { sheet->map->sides[i].letter, '\0' };
        const char *kept = arena_strdup(sheet->set->arena, text);
        const Para *para = shape(sheet, kept, true);
        Point at =
                on_sheet(sheet, sheet->map->sides[i].x, sheet->map->sides[i].y);
        add_text(sheet, para, 0, at.x - para_width(para) / 2, at.y);
    }
}

static PageSet *
no_room(const BodyMap *map, double width, Diag *diag)
{
    diag_add(diag, DIAG_ERROR, src_pos_option("width"),
             "a map %.0f mm wide has no room for its %d labels; make it wider, "
             "or name fewer muscles",
             width, map->n_labels);
    return NULL;
}

PageSet *
sheet_of_map(const char *title, const BodyMap *map,
             const PicturePalette *palette, double width, MapLabels labels,
             FontSet *fonts, Diag *diag)
{
    g_autoptr(PageSet) set = sheet_new(title);
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    const Picture *picture = map->picture;
    bool labelled = labels != LABELS_NONE && map->n_labels > 0;
    double beside = labelled ? COLUMN + BESIDE : 0;
    double page_width = mm(width), room = page_width - 2 * (EDGE + beside);
    double scale = MIN(room / (double)picture->width,
                       page_width * HIGHEST / (double)picture->height);
    if (room < MIN_ROOM)
        return no_room(map, width, diag);
    MapSheet sheet = {
        .map = map,
        .set = set,
        .marks = marks,
        .fonts = fonts,
        .kind = labels,
        .ink = palette->colors[PAINT_LINE],
        .soft = { 0.29, 0.34, 0.33, 1 },
        .scale = scale,
        .origin = { (page_width - (double)picture->width * scale) / 2, EDGE }
    };
    double height = (double)picture->height * scale + 2 * EDGE;
    double person_width = (double)picture->width * scale / PT_PER_MM;
    Mark person =
            sheet_picture(set, picture, palette, person_width, sheet.origin);
    g_array_append_val(marks, person);
    if (labelled && !add_labels(&sheet, page_width, height))
        return no_room(map, width, diag);
    add_letters(&sheet);
    sheet_set_page(
            set,
            arena_memdup(set->arena, marks->data, marks->len * sizeof(Mark)),
            marks->len, page_width, height);
    return g_steal_pointer(&set);
}
