/* The body to mark pain on. */
#include "compose/parts.h"

/* Bullets of ours, each a word's text. */
static Prose
make_bullets(const Compose *c, const char *const *keys, size_t n)
{
    Prose all = PROSE_EMPTY;
    for (size_t i = 0; i < n; i++) {
        Prose one = prose_paragraph(c, word(c, keys[i]));
        Passage *items =
                arena_memdup(c->arena, one.items, one.n * sizeof *items);
        items[0].kind = PASSAGE_BULLET;
        all = prose_join(c, all, (Prose){ items, one.n });
    }
    return all;
}

void
add_body_map(Compose *c)
{
    static const char *const how[] = { "map-hurts", "map-tingles",
                                       "map-number" };
    static const char *const views[N_MARK_VIEWS] = { "map-front", "map-back" };
    Block block = { .body_map = { .heading = word(c, "map") } };
    block.body_map.how = make_bullets(c, how, G_N_ELEMENTS(how));
    for (int i = 0; i < N_MARK_VIEWS; i++) {
        const char *caption = word(c, views[i]);
        block.body_map.views[i].caption = caption;
        block.body_map.views[i].alt = say(c, "map-picture", "view", caption, NULL);
    }
    add_block(c, PART_BODY_MAP, BLOCK_BODY_MAP, &block);
}
