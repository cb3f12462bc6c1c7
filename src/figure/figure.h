/* Pose -> vector pictures; knows nothing of pages.  What cmd/ calls. */
#pragma once

#include "figure/body_map.h"
#include "figure/side_anatomy.h"
#include "model/picture.h"
#include "model/pose.h"
#include "model/vocab.h"

typedef struct Figures Figures; /* opaque: bodies, muscle maps, cache */

/* `data` holds body/ and pictures/.  Nothing is read yet. */
Figures *figures_new(const char *data);
void figures_free(Figures *figures); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Figures, figures_free)

typedef enum {
    STAGE_START,
    STAGE_END,
    STAGE_HOLD, /* end with a ghost of the start */
    STAGE_COUNT
} Stage;
extern const char *const stage_names[STAGE_COUNT + 1];

typedef struct {
    Stage stage;
    Side side;     /* the client's worked side; SIDE_NONE = left */
    bool female;
    Effort effort; /* how the muscle is shown */
    ViewWish view; /* VIEW_AUTO: as the pose says */
} FigureWish;

/* The picture of a pose: baked, from the cache, or drawn anew.  NULL and
   messages at the pose's places when it cannot be drawn. */
Picture *figure_draw(Figures *figures, const Pose *pose,
                     const FigureWish *wish, Diag *diag);

/* Draws anew, without looking anywhere: for tests. */
Picture *figure_draw_anew(Figures *figures, const Pose *pose,
                          const FigureWish *wish, Diag *diag);

/* Draws anew into the file of `folder` in which figure_draw looks for it, with
   the form that `form` makes; `wish` is for the left side and the pose's own
   view.  False and messages. */
bool figure_bake(Figures *figures, const Pose *pose, const FigureWish *wish,
                 const PictureForm *(*form)(const Picture *picture),
                 const char *folder, Diag *diag);

/* A map of the muscles of a build; see figure/body_map.h.  NULL and
   messages. */
BodyMap *figure_map(Figures *figures, bool female, BodyMapView view,
                    const MuscleChoice *choice, Diag *diag);

/* What lies inside, from the side; see figure/side_anatomy.h. */
SideAnatomy *figure_anatomy(Figures *figures, bool female, unsigned layers,
                            float tilt, Diag *diag);

/* Adds a warning for everything that a therapist would object to, at the
   pose's places: joint ranges, misses, overlaps, balance.  False when any. */
bool figure_check(Figures *figures, const Pose *pose, Diag *diag);
