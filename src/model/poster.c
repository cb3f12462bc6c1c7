#include "model/poster.h"

#include <stddef.h>

const char *const poster_panel_names[POSTER_PANEL_COUNT + 1] = {
    [POSTER_TEXT] = "text",       [POSTER_MOVES] = "moves",
    [POSTER_MAP] = "map",         [POSTER_ANATOMY] = "anatomy",
    [POSTER_PRESSURE] = "pressure",
};
