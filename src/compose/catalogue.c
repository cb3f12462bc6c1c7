/* The exercises of a library by region, to choose from. */
#include "compose/parts.h"

#include "compose/alt_text.h"
#include "model/pose.h"

static Tile
make_tile(const Compose *c, const Exercise *e)
{
    const char *name = client_text(c, e->name, e->built_in);
    Tile tile = { .id = arena_strdup(c->arena, e->id),
                  .name = name,
                  .picture = arena_strdup(c->arena, e->picture),
                  .picture_pos = e->picture_pos,
                  .alt = say(c, "picture", "name", name, NULL),
                  .effort = (int)effort_of_kind(e->kind) };
    if (e->picture == NULL)
        tile.pose = library_pose(c->lib, e->id, e->pos, c->diag);
    if (tile.pose != NULL)
        tile.alt = alt_text(c->arena, tile.pose, SIDE_NONE, NULL, c->words);
    return tile;
}

/* "Lower back" */
static char *
heading_of(const Compose *c, Region region)
{
    char *name = arena_strdup(c->arena, region_names[region]);
    name[0] = g_ascii_toupper(name[0]);
    return name;
}

static void
add_region(Compose *c, Region region, const Exercise *const *exercises,
           size_t n)
{
    Block block = { .tiles = { .heading = heading_of(c, region),
                               .tiles = arena_array(c->arena, Tile, n) } };
    TilesBlock *tiles = &block.tiles;
    for (size_t i = 0; i < n; i++)
        if (exercises[i]->region == region)
            tiles->tiles[tiles->n_tiles++] = make_tile(c, exercises[i]);
    if (tiles->n_tiles > 0)
        add_block(c, PART_CATALOGUE, BLOCK_TILES, &block);
}

Document *
compose_catalogue(Library *lib, const Exercise *const *exercises, size_t n,
                  const Practice *practice, const Words *words, Diag *diag)
{
    static const Plan nobody;
    int n_errors = diag_n_errors(diag);
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(Block));
    Compose c = { .lib = lib,
                  .plan = &nobody,
                  .practice = practice,
                  .words = words,
                  .diag = diag,
                  .arena = arena,
                  .blocks = blocks };
    const char *title = word(&c, "title-catalogue");
    Block header = { .header = {
                             .practice =
                                     arena_strdup(arena, practice->practice),
                             .logo = arena_strdup(arena, practice->logo),
                             .logo_pos = practice->logo_pos,
                             .title = title,
                     } };
    add_block(&c, PART_HEADER, BLOCK_HEADER, &header);
    for (int region = 0; region < REGION_COUNT; region++)
        add_region(&c, (Region)region, exercises, n);
    if (diag_n_errors(diag) > n_errors)
        return NULL;

    Document *doc = arena_new0(arena, Document);
    doc->title = title;
    doc->author = arena_strdup(arena, practice->practice);
    doc->lang = arena_strdup(arena, words_lang(words));
    doc->blocks =
            arena_memdup(arena, blocks->data, blocks->len * sizeof(Block));
    doc->n_blocks = blocks->len;
    doc->footer = make_footer(&c);
    doc->brand = arena_strdup(arena, practice->colour);
    doc->arena = g_steal_pointer(&arena);
    return doc;
}
