#include "model/body_map.h"

#include <glib.h>

const char *const body_map_names[] = { "front", "back", "side", NULL };
G_STATIC_ASSERT(G_N_ELEMENTS(body_map_names) == BODY_MAP_COUNT + 1);

const char *const anatomy_layer_names[] = {
    "skin", "spine", "pelvis", "psoas", "glutes", "hamstrings", NULL,
};
G_STATIC_ASSERT(G_N_ELEMENTS(anatomy_layer_names) == ANATOMY_LAYER_COUNT + 1);

void
body_map_free(BodyMap *map)
{
    if (map == NULL)
        return;
    picture_free(map->picture);
    g_free(map->labels);
    g_free(map);
}
