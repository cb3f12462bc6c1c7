/* How many moves there are, and in which order the client meets them. */
#include "compose/parts.h"

#define MANY_MOVES 8 /* more than this are too many: limber(1) says why */
#define SPARED 3     /* changes of position that are worth a warning */

static bool
is_massage(const Move *move)
{
    return move->exercise->kind == KIND_SELF_MASSAGE;
}

/* Moves that stand below one heading, and so may change places. */
static bool
in_one_run(const Compose *c, const Move *a, const Move *b)
{
    return is_massage(a) == is_massage(b) &&
           (!has_several_phases(c) || is_massage(a) || a->phase == b->phase);
}

static guint
run_end(const Compose *c, const GArray *moves, guint from)
{
    const Move *first = &g_array_index(moves, Move, from);
    guint to = from + 1;
    while (to < moves->len &&
           in_one_run(c, first, &g_array_index(moves, Move, to)))
        to++;
    return to;
}

static Position
position_at(const GArray *moves, guint i)
{
    return g_array_index(moves, Move, i).exercise->position;
}

static bool
has_position(const GArray *moves, guint from, guint to, Position position)
{
    for (guint i = from; i < to; i++)
        if (position_at(moves, i) == position)
            return true;
    return false;
}

static void
append_position(const GArray *moves, guint from, guint to, Position position,
                GArray *out)
{
    for (guint i = from; i < to; i++)
        if (position_at(moves, i) == position)
            g_array_append_vals(out, &g_array_index(moves, Move, i), 1);
}

/* The position in which the run that ends at `to` may hand over to the one
   that begins there: the last to appear that both have; -1 for none. */
static int
shared_position(const Compose *c, const GArray *moves, guint from, guint to)
{
    if (to == moves->len || !is_massage(&g_array_index(moves, Move, to)) ||
        is_massage(&g_array_index(moves, Move, from)))
        return -1;
    guint end = run_end(c, moves, to);
    int found = -1;
    for (guint i = from; i < to; i++) {
        Position position = position_at(moves, i);
        if (!has_position(moves, from, i, position) &&
            has_position(moves, to, end, position))
            found = (int)position;
    }
    return found;
}

/* One run with each position's moves together, in the order in which the
   positions appear, but for those that must be the first and the last. */
static void
append_run(const GArray *moves, guint from, guint to, int first, int last,
           GArray *out)
{
    if (first >= 0)
        append_position(moves, from, to, (Position)first, out);
    for (guint i = from; i < to; i++) {
        Position position = position_at(moves, i);
        if ((int)position != first && (int)position != last &&
            !has_position(moves, from, i, position))
            append_position(moves, from, to, position, out);
    }
    if (last >= 0 && last != first)
        append_position(moves, from, to, (Position)last, out);
}

/* The moves with the fewest changes of position. */
static GArray *
easy_order(const Compose *c)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(Move));
    int first = -1;
    for (guint from = 0; from < c->moves->len;) {
        guint to = run_end(c, c->moves, from);
        int last = shared_position(c, c->moves, from, to);
        append_run(c->moves, from, to, first, last, out);
        first = last;
        from = to;
    }
    return out;
}

void
order_moves(Compose *c)
{
    if (c->plan->order != ORDER_EASY)
        return;
    GArray *easy = easy_order(c);
    g_array_unref(c->moves);
    c->moves = easy;
}

static int
phase_number(const Move *move)
{
    return move->phase != NULL ? move->phase->number : 0;
}

/* True for what the client does in phase `number`; moves of no phase are done
   in each. */
static bool
in_session(const Move *move, int number)
{
    return phase_number(move) == 0 || phase_number(move) == number;
}

/* Changes of position on the way through the moves of a session. */
static int
count_changes(const GArray *moves, int number)
{
    const Move *before = NULL;
    int changes = 0;
    for (guint i = 0; i < moves->len; i++) {
        const Move *move = &g_array_index(moves, Move, i);
        if (!in_session(move, number))
            continue;
        changes += before != NULL &&
                   before->exercise->position != move->exercise->position;
        before = move;
    }
    return changes;
}

static int
count_moves(const Compose *c, int number)
{
    int n = 0;
    for (guint i = 0; i < c->moves->len; i++)
        n += in_session(move_at(c, i), number);
    return n;
}

static void
check_session(const Compose *c, int number)
{
    g_autofree char *where = number > 0 ? g_strdup_printf("phase %d", number)
                                        : g_strdup("the handout");
    int n = count_moves(c, number);
    if (n > MANY_MOVES)
        diag_add(c->diag, DIAG_WARNING, c->plan->pos,
                 "%s has %d exercises; fewer are done better, so %d are plenty "
                 "(limber(1) names the study)",
                 where, n, MANY_MOVES);
    g_autoptr(GArray) easy = easy_order(c);
    int changes = count_changes(c->moves, number);
    int fewest = count_changes(easy, number);
    if (changes - fewest >= SPARED)
        diag_add(c->diag, DIAG_WARNING, c->plan->pos,
                 "%s changes position %d times; %d would do with '--order "
                 "easy'",
                 where, changes, fewest);
}

void
check_load(const Compose *c)
{
    bool numbered = false;
    for (guint i = 0; i < c->moves->len; i++) {
        int number = phase_number(move_at(c, i));
        bool known = number == 0;
        for (guint k = 0; k < i && !known; k++)
            known = phase_number(move_at(c, k)) == number;
        if (!known)
            check_session(c, number);
        numbered |= number != 0;
    }
    if (!numbered)
        check_session(c, 0);
}
