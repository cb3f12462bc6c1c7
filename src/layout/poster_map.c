/* Pictures of the body with their names, and the steps of an explanation. */
#include "layout/bands.h"

double
map_height(Board *b, const Band *band, double width)
{
    (void)b; (void)band; (void)width;
    return 0;
}

void
map_draw(Board *b, const Band *band, Column *c, Rect box)
{
    (void)b; (void)band; (void)c; (void)box;
}

double
anatomy_height(Board *b, const Band *band, double width)
{
    (void)b; (void)band; (void)width;
    return 0;
}

void
anatomy_draw(Board *b, const Band *band, Column *c, Rect box)
{
    (void)b; (void)band; (void)c; (void)box;
}
