#include "model/document.h"

const char *const part_names[PART_COUNT + 1] = {
    [PART_HEADER] = "header",
    [PART_INTRO] = "intro",
    [PART_GLANCE] = "at-a-glance",
    [PART_EXERCISES] = "exercises",
    [PART_ADVICE] = "advice",
    [PART_PAIN_GUIDE] = "pain-guide",
    [PART_SAFETY] = "safety",
    [PART_TICK_CHART] = "tick-chart",
    [PART_NEXT] = "what-comes-next",
    [PART_NOTES] = "notes",
    [PART_BODY_MAP] = "body-map",
    [PART_CATALOGUE] = "catalogue",
    [PART_COUNT] = NULL,
};

void
document_free(Document *doc)
{
    /* The document lives in its own arena. */
    if (doc != NULL)
        arena_free(doc->arena);
}
