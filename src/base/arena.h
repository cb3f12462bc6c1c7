/* Memory that lives and dies together. */
#pragma once

#include <glib.h>

typedef struct Arena Arena; /* opaque */

Arena *arena_new(void);
void arena_free(Arena *arena); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Arena, arena_free)

/* Zeroed, aligned for any type; never NULL.  Freed with the arena. */
void *arena_alloc(Arena *arena, size_t size);
void *arena_memdup(Arena *arena, const void *bytes, size_t size);
char *arena_strdup(Arena *arena, const char *text); /* NULL gives NULL */
char *arena_strndup(Arena *arena, const char *text, size_t n);
/* Copies `text`, which it frees. */
char *arena_take(Arena *arena, char *text);
char *arena_printf(Arena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Registers `object` to be freed with the arena (newest first). */
void arena_own(Arena *arena, void *object, GDestroyNotify free_object);

#define arena_new0(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))
#define arena_array(arena, Type, n) \
    ((Type *)arena_alloc((arena), sizeof(Type) * (n)))
