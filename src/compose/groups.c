/* Moves of which the same can be said, so that it is said once. */
#include "compose/parts.h"

#include <string.h>

static void
clear_group(gpointer data)
{
    MoveGroup *group = data;
    g_array_unref(group->numbers);
}

GArray *
move_groups_new(void)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(MoveGroup));
    g_array_set_clear_func(groups, clear_group);
    return groups;
}

void
move_groups_add(GArray *groups, const char *text, bool apart, int number)
{
    for (guint i = 0; i < groups->len; i++) {
        MoveGroup *group = &g_array_index(groups, MoveGroup, i);
        if (strcmp(group->text, text) == 0 && group->apart == apart) {
            g_array_append_val(group->numbers, number);
            return;
        }
    }
    MoveGroup group = { text, apart, g_array_new(FALSE, FALSE, sizeof(int)) };
    g_array_append_val(group.numbers, number);
    g_array_append_val(groups, group);
}
