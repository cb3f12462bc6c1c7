#include "compose/parts.h"

void
add_block(Compose *c, Part part, BlockKind kind, const Block *block)
{
    Block copy = *block;
    copy.part = part;
    copy.kind = kind;
    g_array_append_val(c->blocks, copy);
}
