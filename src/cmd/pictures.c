#include "cmd/pictures.h"

#define USUAL_SKIN 2
#define CROP_EDGE 0.012f /* of the longer side, left round what is drawn */

static void
picture_free_it(gpointer picture)
{
    picture_free(picture);
}

/* The pictures of one exercise: a pure hold is one. */
static bool
draw_block(ExerciseBlock *block, Arena *arena, Figures *figures, bool female,
           Diag *diag)
{
    static const Stage movement[] = { STAGE_START, STAGE_END };
    static const Stage hold[] = { STAGE_HOLD };
    FigureWish wish = { .side = block->side,
                        .female = female,
                        .effort = (Effort)block->effort };
    Picture *pictures[2] = { NULL };
    int n = block->pose->hold ? 1 : 2, drawn = 0;
    for (; drawn < n; drawn++) {
        wish.stage = n == 1 ? hold[0] : movement[drawn];
        pictures[drawn] = figure_draw(figures, block->pose, &wish, diag);
        if (pictures[drawn] == NULL)
            break;
    }
    if (drawn == n)
        pictures_crop(pictures, n);
    for (int i = 0; i < drawn; i++) {
        arena_own(arena, pictures[i], picture_free_it);
        block->pictures[i] = pictures[i];
    }
    block->n_pictures = drawn == n ? n : 0;
    return drawn == n;
}

void
pictures_crop(Picture **pictures, int n)
{
    PictureBox all = picture_ink(pictures[0]);
    for (int i = 1; i < n; i++) {
        PictureBox ink = picture_ink(pictures[i]);
        all = (PictureBox){ MIN(all.left, ink.left), MIN(all.top, ink.top),
                            MAX(all.right, ink.right),
                            MAX(all.bottom, ink.bottom) };
    }
    float width = pictures[0]->width, height = pictures[0]->height;
    float edge = CROP_EDGE * MAX(width, height);
    PictureBox box = { MAX(all.left - edge, 0), MAX(all.top - edge, 0),
                       MIN(all.right + edge, width),
                       MIN(all.bottom + edge, height) };
    for (int i = 0; i < n && !pictures[i]->close_up; i++) {
        Picture *cropped = picture_cropped(pictures[i], box);
        picture_free(pictures[i]);
        pictures[i] = cropped;
    }
}

/* The picture of a tile: where the move ends. */
static bool
draw_tile(Tile *tile, Arena *arena, Figures *figures, bool female, Diag *diag)
{
    FigureWish wish = { .stage = tile->pose->hold ? STAGE_HOLD : STAGE_END,
                        .female = female,
                        .effort = (Effort)tile->effort };
    Picture *picture = figure_draw(figures, tile->pose, &wish, diag);
    if (picture == NULL)
        return false;
    pictures_crop(&picture, 1);
    arena_own(arena, picture, picture_free_it);
    tile->drawn = picture;
    return true;
}

static bool
draw_tiles(const TilesBlock *block, Arena *arena, Figures *figures, bool female,
           Diag *diag)
{
    bool good = true;
    for (size_t i = 0; i < block->n_tiles; i++)
        if (block->tiles[i].pose != NULL)
            good &= draw_tile(&block->tiles[i], arena, figures, female, diag);
    return good;
}

/* The blank maps of a body, cropped to the person. */
static bool
draw_body_map(BodyMapBlock *block, Arena *arena, Figures *figures,
              bool female, Diag *diag)
{
    static const BodyMapView views[N_MARK_VIEWS] = { BODY_MAP_FRONT,
                                                     BODY_MAP_BACK };
    const MuscleChoice none = { 0 };
    for (int i = 0; i < N_MARK_VIEWS; i++) {
        MarkView *view = &block->views[i];
        g_autoptr(BodyMap) map =
                figure_map(figures, female, views[i], &none, diag);
        if (map == NULL)
            return false;
        PictureBox ink = picture_ink(map->picture);
        Picture *picture = picture_cropped(map->picture, ink);
        arena_own(arena, picture, picture_free_it);
        view->picture = picture;
        view->n_sides = MIN(map->n_sides, (int)G_N_ELEMENTS(view->sides));
        for (int k = 0; k < view->n_sides; k++) {
            view->sides[k].letter = map->sides[k].letter;
            view->sides[k].x = (double)(map->sides[k].x - ink.left);
            view->sides[k].y = (double)(map->sides[k].y - ink.top);
        }
    }
    return true;
}

PicturePalette
pictures_palette(const Practice *practice, InkMode ink)
{
    Color clothes = COLOR_NONE;
    const char *text = practice->clothes ? practice->clothes : practice->colour;
    if (text != NULL)
        color_parse(text, &clothes);
    int skin = practice->skin > 0 ? practice->skin : USUAL_SKIN;
    return picture_palette(skin - 1, clothes, ink);
}

static void
map_free_it(gpointer map)
{
    body_map_free(map);
}

BodyMap *
pictures_anatomy(Figures *figures, bool female, unsigned layers, float tilt,
                 Diag *diag)
{
    g_autoptr(SideAnatomy) anatomy =
            figure_anatomy(figures, female, layers, tilt, diag);
    if (anatomy == NULL)
        return NULL;
    BodyMap *map = g_new0(BodyMap, 1);
    map->picture = picture_copy(anatomy->picture);
    map->body = (BodyMapBox){ 0, 0, map->picture->width, map->picture->height };
    map->labels = g_new0(BodyMapLabel, anatomy->n_labels);
    map->n_labels = anatomy->n_labels;
    for (int i = 0; i < anatomy->n_labels; i++) {
        const SideLabel *from = &anatomy->labels[i];
        map->labels[i] = (BodyMapLabel){ .plain = from->plain,
                                         .latin = from->latin,
                                         .column = from->column,
                                         .spots = { { from->x, from->y, 0 } },
                                         .n_spots = 1 };
    }
    return map;
}

/* Keeps what was drawn as long as the document. */
static const BodyMap *
keep_map(Document *doc, BodyMap *map)
{
    if (map != NULL)
        arena_own(doc->arena, map, map_free_it);
    return map;
}

static bool
draw_maps(const MapBlock *block, Document *doc, Figures *figures, bool female,
          Diag *diag)
{
    bool good = true;
    for (size_t i = 0; i < block->n_views; i++) {
        MapView *view = &block->views[i];
        view->map = keep_map(doc, figure_map(figures, female,
                                             (BodyMapView)view->view, NULL,
                                             diag));
        good &= view->map != NULL;
    }
    return good;
}

/* What a step shows: how its move begins. */
static bool
draw_callout(Callout *callout, Document *doc, Figures *figures, bool female,
             Diag *diag)
{
    FigureWish wish = { .stage = STAGE_START, .female = female };
    Picture *picture = figure_draw(figures, callout->pose, &wish, diag);
    if (picture == NULL)
        return false;
    pictures_crop(&picture, 1);
    arena_own(doc->arena, picture, picture_free_it);
    callout->picture = picture;
    return true;
}

static bool
draw_anatomy(AnatomyBlock *block, Document *doc, Figures *figures, bool female,
             Diag *diag)
{
    bool good = true;
    block->map = keep_map(doc, pictures_anatomy(figures, female, block->layers,
                                                0, diag));
    for (size_t i = 0; i < block->n_callouts; i++)
        if (block->callouts[i].pose != NULL)
            good &= draw_callout(&block->callouts[i], doc, figures, female,
                                 diag);
    return good && block->map != NULL;
}

/* Gives the rows of a tick chart the pictures of their moves. */
static void
share_pictures(TickChartBlock *chart, const Block *blocks, size_t n,
               Arena *arena)
{
    TickRow *rows =
            arena_memdup(arena, chart->rows, chart->n_rows * sizeof(TickRow));
    for (size_t i = 0; i < n; i++) {
        const ExerciseBlock *exercise = &blocks[i].exercise;
        if (blocks[i].kind != BLOCK_EXERCISE || exercise->n_pictures == 0)
            continue;
        for (size_t k = 0; k < chart->n_rows; k++)
            if (rows[k].number == exercise->number)
                rows[k].drawn = exercise->pictures[exercise->n_pictures - 1];
    }
    chart->rows = rows;
}

bool
pictures_draw(Document *doc, const LayoutSpec *spec, Figures *figures,
              const Practice *practice, Diag *diag)
{
    Block *blocks = arena_memdup(doc->arena, doc->blocks,
                                 doc->n_blocks * sizeof(Block));
    PicturePalette palette = pictures_palette(
            practice, spec->ink.line_figures ? INK_SAVER : INK_COLOR);
    bool good = true;
    bool female = practice->build == BUILD_FEMALE;
    for (size_t i = 0; i < doc->n_blocks; i++) {
        if (blocks[i].kind == BLOCK_EXERCISE && blocks[i].exercise.pose)
            good &= draw_block(&blocks[i].exercise, doc->arena, figures, female,
                               diag);
        else if (blocks[i].kind == BLOCK_TILES)
            good &= draw_tiles(&blocks[i].tiles, doc->arena, figures, female,
                               diag);
        else if (blocks[i].kind == BLOCK_MAP)
            good &= draw_maps(&blocks[i].map, doc, figures, female, diag);
        else if (blocks[i].kind == BLOCK_ANATOMY)
            good &= draw_anatomy(&blocks[i].anatomy, doc, figures, female,
                                 diag);
        else if (blocks[i].kind == BLOCK_BODY_MAP &&
                 layout_spec_has(spec, PART_BODY_MAP))
            good &= draw_body_map(&blocks[i].body_map, doc->arena, figures,
                                  female, diag);
    }
    for (size_t i = 0; i < doc->n_blocks; i++)
        if (blocks[i].kind == BLOCK_TICK_CHART)
            share_pictures(&blocks[i].chart, blocks, doc->n_blocks, doc->arena);
    doc->palette = arena_memdup(doc->arena, &palette, sizeof palette);
    doc->blocks = blocks;
    return good;
}
