/* Finds and reads every file: exercises, advice, routines, layouts, practice,
   plan, words.  Later folders lie over earlier ones, id by id. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "model/advice.h"
#include "model/exercise.h"
#include "model/layout_spec.h"
#include "model/plan.h"
#include "model/pose.h"
#include "model/poster.h"
#include "model/practice.h"
#include "model/routine.h"
#include "model/words.h"

typedef struct Library Library; /* opaque: see library.c */

/* `data` is the folder of what ships (holds exercises/ advice/ routines/
   layouts/ lang/ fonts/); `extra` are the folders of --library, nearest last,
   or NULL; the user's own in $XDG_DATA_HOME/limber stands between.  Nothing is
   read yet.  A folder that is not there is an error, and left out; never NULL. */
Library *library_new(const char *data, const char *const *extra, Diag *diag);
void library_free(Library *lib); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Library, library_free)

/* The folder of what ships: $LIMBER_DATA, else ../share/limber beside the
   executable, else PREFIX/share/limber.  Caller frees. */
char *library_data_folder(void);

typedef enum {
    ITEM_EXERCISE,
    ITEM_ROUTINE,
    ITEM_ADVICE,
    ITEM_POSTER,
    ITEM_KIND_COUNT
} ItemKind;
/* "exercise", "routine", "advice", "poster"; ends with NULL. */
extern const char *const item_kind_names[ITEM_KIND_COUNT + 1];

/* What `id` names, without reading the file; false when nothing has that id. */
bool library_kind_of(const Library *lib, const char *id, ItemKind *out);

/* Reads the file on first use.  NULL with a message at `pos` when the id is
   unknown ("unknown exercise 'cat-cwo'; did you mean 'cat-cow'?") or its file
   is wrong (messages at its places).  Borrowed. */
const Exercise *
library_exercise(Library *lib, const char *id, SrcPos pos, Diag *diag);
const Advice *
library_advice(Library *lib, const char *id, SrcPos pos, Diag *diag);
const Routine *
library_routine(Library *lib, const char *id, SrcPos pos, Diag *diag);
const Poster *
library_poster(Library *lib, const char *id, SrcPos pos, Diag *diag);

/* The same with its texts in `lang`, from ID.LANG.md or ID.LANG.yaml beside
   it.  Of what is not translated the English stands, and says so. */
const Exercise *library_exercise_in(Library *lib, const char *id,
                                    const char *lang, SrcPos pos, Diag *diag);
const Advice *library_advice_in(Library *lib, const char *id, const char *lang,
                                SrcPos pos, Diag *diag);
const Routine *library_routine_in(Library *lib, const char *id,
                                  const char *lang, SrcPos pos, Diag *diag);

/* The pose file figures/ID.yaml of an exercise.  NULL without a message when
   there is none, with messages at its places when it is wrong.  Borrowed. */
const Pose *library_pose(Library *lib, const char *id, SrcPos pos,
                         Diag *diag);

/* A pose file anywhere, by its path. */
const Pose *library_pose_file(Library *lib, const char *path, Diag *diag);

/* Adds the "unknown ..." message for an id of any kind, with the nearest of all. */
void
library_unknown(const Library *lib, const char *id, SrcPos pos, Diag *diag);

/* All ids of a kind, sorted.  NULL-terminated, borrowed. */
const char *const *library_ids(Library *lib, ItemKind kind);

/* Words of `lang`: "en", as the country writes it, or "en-US", as that one
   does.  The country ("GB", "US", NULL = unknown) chooses whom to call for
   help.  NULL and a message when they cannot be read. */
const Words *library_words(Library *lib, const char *lang, const char *country,
                           SrcPos pos, Diag *diag);

/* The file with the language's patterns for hyphens, in `arena`; NULL when
   there is none. */
const char *library_hyphens(const Library *lib, Arena *arena, const char *lang);

/* A layout by name, on `paper` ("a4", "letter"; NULL = as the file says).
   NULL and messages when there is none, or its file or the paper is wrong. */
const LayoutSpec *
library_layout(Library *lib, const char *name, SrcPos pos, const char *paper,
               SrcPos paper_pos, Diag *diag);

/* False and a message when a layout is for something else. */
bool library_layout_is_for(const LayoutSpec *spec, LayoutUse use, SrcPos pos,
                           Diag *diag);

/* The practice file at `path`, or the user's default one when NULL; a missing
   default is an empty practice, not an error.  NULL and messages when the file
   is wrong. */
const Practice *library_practice(Library *lib, const char *path, Diag *diag);

/* What a checked file holds, where there is more to be looked at: pictures to
   be opened, a plan to be composed.  The others are NULL. */
typedef struct {
    const Exercise *exercise;
    const Practice *practice;
    const Plan *plan; /* NULL, too, when the plan is wrong in itself */
    const Pose *pose;
} CheckedFile;

/* Reads any one file by what it looks like, for `limber check`: exercise,
   advice, routine, poster, plan, practice, layout, pose, language or
   translation.  False on errors. */
bool library_check_file(Library *lib, const char *path, CheckedFile *out,
                        Diag *diag);

/* Found items, best first. */
typedef struct {
    ItemKind kind;
    const char *id, *name;
    int score; /* smaller is better */
} SearchHit;

/* Searches ids, names, titles, other names, muscles (anatomical and plain),
   regions, kinds, positions, equipment and who a routine is for, with typing
   mistakes.  Files that cannot be read are messages.  GArray of SearchHit,
   perhaps an empty one; caller frees with g_array_unref. */
GArray *library_search(Library *lib, const char *query, Diag *diag);
