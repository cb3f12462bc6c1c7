/* Names of the body's parts with the side before them, and numbers. */
#include "library/pose_parts.h"

#include <math.h>
#include <string.h>

#include "base/suggest.h"
#include "library/schema.h"

static const char letters[] = {
    [WHOSE_WORKED] = 'W',
    [WHOSE_OTHER] = 'O',
    [WHOSE_BOTH] = 'B',
};

bool
whose_has(Whose whose, Limb limb)
{
    switch (whose) {
    case WHOSE_NONE:
    case WHOSE_WORKED:
        return limb == LIMB_WORKED;
    case WHOSE_OTHER:
        return limb == LIMB_OTHER;
    case WHOSE_BOTH:
        return true;
    }
    g_assert_not_reached();
}

static bool
joint_is_paired(int index)
{
    return joint_infos[index].paired;
}

static bool
part_is_paired(int index)
{
    return body_part_is_paired((BodyPart)index);
}

static bool
is_paired_segment(int index)
{
    return segment_is_paired((Segment)index);
}

const SidedNames sided_joints = { "a joint", joint_names, joint_is_paired };
const SidedNames sided_parts = { "a part of the body", body_part_names,
                                 part_is_paired };
const SidedNames sided_segments = { "something to touch", segment_names,
                                    is_paired_segment };

const char *
sided_name(const char *text, Whose *whose)
{
    *whose = WHOSE_NONE;
    if (text[0] == '\0' || text[1] != '.')
        return text;
    for (Whose w = WHOSE_WORKED; w <= WHOSE_BOTH; w++) {
        if (text[0] == letters[w])
            *whose = w;
    }
    return *whose != WHOSE_NONE ? text + 2 : text;
}

/* "; did you mean 'W.hip'?" or all of them.  Caller frees. */
static char *
suggest_sided(const SidedNames *names, const char *text, Whose whose)
{
    char letter = letters[whose == WHOSE_NONE ? WHOSE_WORKED : whose];
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; names->names[i] != NULL; i++)
        g_ptr_array_add(
                all, names->is_paired(i)
                             ? g_strdup_printf("%c.%s", letter, names->names[i])
                             : g_strdup(names->names[i]));
    g_ptr_array_add(all, NULL);
    return suggest_or_list(text, (const char *const *)all->pdata);
}

static void
add_unknown(const PoseReader *reader, const SidedNames *names, const char *text,
            Whose whose, SrcPos pos)
{
    if (whose == WHOSE_NONE && text[0] != '\0' && text[1] == '.') {
        diag_add(reader->diag, DIAG_ERROR, pos,
                 "'%.2s' is not a side; write W. for the worked side, O. for "
                 "the other, B. for both",
                 text);
        return;
    }
    g_autofree char *suggestion = suggest_sided(names, text, whose);
    diag_add(reader->diag, DIAG_ERROR, pos, "'%s' is not %s%s", text,
             names->what, suggestion);
}

int
sided_find(const PoseReader *reader, const SidedNames *names, const char *text,
           SrcPos pos, Whose *whose)
{
    const char *name = sided_name(text, whose);
    int index = vocab_find(names->names, name);
    if (index < 0) {
        add_unknown(reader, names, text, *whose, pos);
        return -1;
    }
    if (names->is_paired(index) == (*whose != WHOSE_NONE))
        return index;
    if (*whose == WHOSE_NONE)
        diag_add(reader->diag, DIAG_ERROR, pos,
                 "'%s' is there twice; write W.%s, O.%s or B.%s", name, name,
                 name, name);
    else
        diag_add(reader->diag, DIAG_ERROR, pos,
                 "'%s' has no sides; write it without '%.2s'", name, text);
    return -1;
}

SrcPos
pose_pos(const PoseReader *reader, const YamlNode *node)
{
    return reader->base ? reader->base_pos : node->pos;
}

/* Decimal digits only: no "nan", "inf" or "0x1p3". */
static bool
is_number(const char *text, float *out)
{
    if (text[0] == '\0' || strspn(text, "+-.0123456789eE") != strlen(text))
        return false;
    char *end;
    double value = g_ascii_strtod(text, &end);
    *out = (float)value;
    return *end == '\0' && end != text;
}

bool
pose_number(const PoseReader *reader, const YamlNode *node, const char *name,
            float least, float most, const char *unit, float *out)
{
    if (!schema_expect_some(node, YAML_SCALAR, name, reader->diag))
        return false;
    float value;
    if (!is_number(node->text, &value)) {
        diag_add(reader->diag, DIAG_ERROR, node->pos,
                 "'%s' is '%s'; expected a number", name, node->text);
        return false;
    }
    if (!(value >= least && value <= most)) {
        diag_add(reader->diag, DIAG_ERROR, node->pos,
                 "'%s' is %s; expected %g to %g%s", name, node->text,
                 (double)least, (double)most, unit);
        return false;
    }
    *out = value;
    return true;
}
