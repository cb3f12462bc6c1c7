#include "library/layout_file.h"

#include "base/suggest.h"
#include "library/files.h"
#include "library/inside.h"
#include "library/layout_check.h"
#include "library/layout_schema.h"
#include "model/paper.h"

#define MAX_EXTENDS 8

static void
add_unknown(Library *lib, const char *name, SrcPos pos, Diag *diag)
{
    g_autofree char *hint = suggest_or_list(
            name, folders_ids(library_folders(lib), library_arena(lib),
                              FOLDER_LAYOUTS));
    diag_add(diag, DIAG_ERROR, pos, "unknown layout '%s'%s", name, hint);
}

/* Reads `path` over what `extends` names; `depth` stops loops. */
static bool
read_file(Library *lib, const char *path, LayoutSpec *spec, int depth,
          SrcPos *pos, Diag *diag)
{
    const YamlNode *map = yaml_file_read(library_arena(lib), path, diag);
    if (map == NULL)
        return false;
    *pos = map->pos;
    SchemaContext ctx = { library_arena(lib), diag, NULL };
    const YamlNode *parent =
            map->kind == YAML_MAP ? yaml_find(map, "extends") : NULL;
    if (parent != NULL && parent->kind == YAML_SCALAR) {
        FoundFile file;
        SrcPos above;
        if (depth >= MAX_EXTENDS) {
            diag_add(diag, DIAG_ERROR, parent->pos,
                     "'extends' goes round in a circle, or more than %d deep",
                     MAX_EXTENDS);
            return false;
        }
        if (!folders_find(library_folders(lib), ctx.arena, FOLDER_LAYOUTS,
                          parent->text, &file)) {
            add_unknown(lib, parent->text, parent->pos, diag);
            return false;
        }
        if (!read_file(lib, file.path, spec, depth + 1, &above, diag))
            return false;
    }
    return layout_schema_read(&ctx, map, spec);
}

/* The layout in `path` on `paper`, or with NULL on its own. */
static LayoutSpec *
read_layout(Library *lib, const char *path, const char *paper, Diag *diag)
{
    LayoutSpec *spec = arena_new0(library_arena(lib), LayoutSpec);
    SrcPos pos;
    if (!read_file(lib, path, spec, 0, &pos, diag))
        return NULL;
    bool good = layout_check(spec, pos, diag);
    double width = spec->sheet.width, height = spec->sheet.height;
    if (paper != NULL)
        paper_find(paper, &width, &height);
    layout_spec_set_paper(spec, width, height);
    good &= layout_check_paper(spec, pos, diag);
    return good ? spec : NULL;
}

bool
layout_file_check(Library *lib, const char *path, Diag *diag)
{
    return read_layout(lib, path, NULL, diag) != NULL;
}

const LayoutSpec *
library_layout(Library *lib, const char *name, SrcPos pos, const char *paper,
               SrcPos paper_pos, Diag *diag)
{
    FoundFile file;
    Arena *arena = library_arena(lib);
    bool good = paper == NULL || paper_check(paper, paper_pos, diag);
    if (!folders_find(library_folders(lib), arena, FOLDER_LAYOUTS, name,
                      &file)) {
        add_unknown(lib, name, pos, diag);
        return NULL;
    }
    LayoutSpec *spec =
            read_layout(lib, file.path, good ? paper : NULL, diag);
    if (spec == NULL || !good)
        return NULL;
    spec->id = arena_strdup(arena, name);
    return spec;
}

bool
library_layout_is_for(const LayoutSpec *spec, LayoutUse use, SrcPos pos,
                      Diag *diag)
{
    static const char *const uses[] = {
        [LAYOUT_HANDOUT] = "handouts",
        [LAYOUT_CATALOGUE] = "a catalogue",
        [LAYOUT_POSTER] = "posters",
    };
    static const char *const commands[] = {
        [LAYOUT_HANDOUT] = "handouts",
        [LAYOUT_CATALOGUE] = "'limber catalogue'",
        [LAYOUT_POSTER] = "'limber poster'",
    };
    LayoutUse own = layout_spec_use(spec);
    if (own == use)
        return true;
    diag_add(diag, DIAG_ERROR, pos, "the layout '%s' is for %s, not for %s",
             spec->id, commands[own], uses[use]);
    return false;
}
