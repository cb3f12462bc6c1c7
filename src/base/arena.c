#include "base/arena.h"

#include <stdalign.h>
#include <stddef.h>
#include <string.h>

#define CHUNK_SIZE ((size_t)16 * 1024)

typedef struct Chunk Chunk;

/* A block of memory; what is handed out begins at `data`. */
struct Chunk {
    Chunk *next;
    size_t used, size;
    alignas(max_align_t) char data[];
};

typedef struct Owned Owned;

struct Owned {
    Owned *next;
    void *object;
    GDestroyNotify free_object;
};

struct Arena {
    Chunk *chunks; /* the newest first; small pieces come from the first */
    Owned *owned;  /* the newest first; the rows lie in the chunks */
};

static Chunk *
chunk_new(size_t size)
{
    g_assert(size <= G_MAXSIZE - sizeof(Chunk));
    Chunk *chunk = g_malloc0(sizeof(Chunk) + size);
    chunk->size = size;
    return chunk;
}

static size_t
round_up(size_t size)
{
    size_t unit = alignof(max_align_t);
    g_assert(size <= G_MAXSIZE - unit);
    return (MAX(size, 1) + unit - 1) / unit * unit;
}

Arena *
arena_new(void)
{
    return g_new0(Arena, 1);
}

void
arena_free(Arena *arena)
{
    if (arena == NULL)
        return;
    for (Owned *o = arena->owned; o != NULL; o = o->next)
        o->free_object(o->object);
    Chunk *chunk = arena->chunks;
    while (chunk != NULL) {
        Chunk *next = chunk->next;
        g_free(chunk);
        chunk = next;
    }
    g_free(arena);
}

/* A large piece gets a chunk of its own behind the first, which keeps the
   room that is left in it. */
static void *
alloc_large(Arena *arena, size_t size)
{
    Chunk *chunk = chunk_new(size);
    chunk->used = size;
    if (arena->chunks == NULL) {
        arena->chunks = chunk;
    } else {
        chunk->next = arena->chunks->next;
        arena->chunks->next = chunk;
    }
    return chunk->data;
}

void *
arena_alloc(Arena *arena, size_t size)
{
    size = round_up(size);
    if (size > CHUNK_SIZE / 4)
        return alloc_large(arena, size);
    Chunk *first = arena->chunks;
    if (first == NULL || first->size - first->used < size) {
        first = chunk_new(CHUNK_SIZE);
        first->next = arena->chunks;
        arena->chunks = first;
    }
    void *piece = first->data + first->used;
    first->used += size;
    return piece;
}

void *
arena_memdup(Arena *arena, const void *bytes, size_t size)
{
    void *copy = arena_alloc(arena, size);
    if (size > 0)
        memcpy(copy, bytes, size);
    return copy;
}

char *
arena_strdup(Arena *arena, const char *text)
{
    return text ? arena_memdup(arena, text, strlen(text) + 1) : NULL;
}

char *
arena_strndup(Arena *arena, const char *text, size_t n)
{
    if (text == NULL)
        return NULL;
    const char *end = memchr(text, '\0', n);
    size_t length = end ? (size_t)(end - text) : n;
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *
arena_take(Arena *arena, char *text)
{
    char *copy = arena_strdup(arena, text);
    g_free(text);
    return copy;
}

char *
arena_printf(Arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    return arena_strdup(arena, text);
}

void
arena_own(Arena *arena, void *object, GDestroyNotify free_object)
{
    Owned *o = arena_new0(arena, Owned);
    *o = (Owned){ arena->owned, object, free_object };
    arena->owned = o;
}
