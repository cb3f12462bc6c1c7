/* The table of muscle names: what the exercises call a muscle is known, and
   what it stands for is as an anatomy book has it. */
#include "model/muscle_names.h"

#include <string.h>

#include <glib.h>

#include "base/suggest.h"

/* Every name of the exercise records, remarks and all. */
static const char *const content_names[] = {
    "adductor brevis",
    "adductor longus",
    "adductor magnus",
    "adductors",
    "anterior deltoid",
    "biceps femoris",
    "deep hip rotators",
    "deep neck flexors",
    "erector spinae",
    "extensor carpi radialis",
    "extensor carpi ulnaris",
    "finger extensors",
    "finger flexors",
    "flexor carpi radialis",
    "flexor carpi ulnaris",
    "flexor digitorum brevis",
    "gastrocnemius",
    "gluteus maximus",
    "gluteus medius",
    "gluteus medius (posterior)",
    "gluteus minimus",
    "gracilis",
    "hamstrings",
    "iliopsoas",
    "iliopsoas (back leg)",
    "iliotibial band (passive tissue)",
    "infraspinatus",
    "latissimus dorsi",
    "levator scapulae",
    "lower trapezius",
    "lumbar erector spinae",
    "lumbar extensors (relaxed)",
    "lumbar rotators",
    "middle trapezius",
    "multifidus",
    "obliques",
    "pectineus",
    "pectoralis major",
    "pectoralis major (stretched)",
    "pectoralis minor",
    "piriformis",
    "plantar fascia (not a muscle)",
    "posterior deltoid",
    "quadratus lumborum",
    "quadriceps",
    "rectus abdominis",
    "rectus abdominis (stretched)",
    "rectus femoris",
    "rhomboids",
    "scalenes",
    "semimembranosus",
    "semitendinosus",
    "soleus",
    "splenius cervicis",
    "suboccipitals (stretched)",
    "tensor fasciae latae",
    "teres minor",
    "thoracic erector spinae",
    "thoracic rotators",
    "tibialis anterior",
    "transversus abdominis",
    "trapezius",
    "upper trapezius",
    "vastus intermedius",
    "vastus lateralis",
    "vastus medialis",
};

static void
test_content(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(content_names); i++) {
        const MuscleName *row = muscle_name_find(content_names[i]);
        g_test_message("%s", content_names[i]);
        g_assert_nonnull(row);
        g_assert_cmpint(row->n, <=, MUSCLE_GROUP_MAX);
        g_assert_true(row->n > 0 ||
                      strcmp(row->name, "transversus abdominis") == 0);
    }
}

static const struct {
    const char *name;
    const char *row; /* NULL: not known */
    int n;
} finds[] = {
    { "gluteus maximus", "gluteus maximus", 1 },
    { "Gluteus Maximus", "gluteus maximus", 1 },
    { "gluteus_maximus", "gluteus maximus", 1 },
    { "  gluteus   maximus ", "gluteus maximus", 1 },
    { "gluteus medius (posterior)", "gluteus medius (posterior)", 1 },
    { "gluteus medius (front)", "gluteus medius", 1 },
    { "quadriceps", "quadriceps", 3 },
    { "trapezius", "trapezius", 3 },
    { "front of the hip", "front of the hip", 1 },
    { "diaphragm", "diaphragm", 0 },
    { "gluteus", NULL, 0 },
    { "(stretched)", NULL, 0 },
    { "", NULL, 0 },
};

static void
test_find(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(finds); i++) {
        const MuscleName *row = muscle_name_find(finds[i].name);
        g_assert_cmpstr(row != NULL ? row->name : NULL, ==, finds[i].row);
        g_assert_cmpint(row != NULL ? row->n : 0, ==, finds[i].n);
    }
}

static const struct {
    const char *a, *b;
    bool meet;
} pairs[] = {
    { "hamstrings", "biceps femoris", true },
    { "back of the thigh", "semitendinosus", true },
    { "biceps femoris", "semitendinosus", false },
    { "lumbar erector spinae", "erector spinae", true },
    { "lumbar erector spinae", "suboccipitals", false },
    { "buttock", "gluteus maximus", true },
    { "buttock", "hamstrings", false },
    { "diaphragm", "diaphragm", true },
    { "diaphragm", "intercostals", false },
    { "no such muscle", "no such muscle", false },
};

static void
test_meet(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_test_message("%s, %s", pairs[i].a, pairs[i].b);
        g_assert_true(muscle_names_meet(pairs[i].a, pairs[i].b) ==
                      pairs[i].meet);
        g_assert_true(muscle_names_meet(pairs[i].b, pairs[i].a) ==
                      pairs[i].meet);
    }
}

/* Each name stands once, leads to itself and has a share to show. */
static void
test_table(void)
{
    const char *const *list = muscle_name_list();
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; list[i] != NULL; i++) {
        const MuscleName *row = muscle_name_find(list[i]);
        g_assert_true(g_hash_table_add(seen, (gpointer)(size_t)list[i]));
        g_assert_cmpstr(row->name, ==, list[i]);
        g_assert_cmpfloat(row->part.along[0], <, row->part.along[1]);
        g_assert_cmpfloat(row->part.across[0], <, row->part.across[1]);
    }
}

/* Each muscle has its names, and the table knows the anatomical one. */
static void
test_infos(void)
{
    for (int m = 0; m < MUSCLE_COUNT; m++) {
        const MuscleInfo *info = &muscle_infos[m];
        g_assert_nonnull(info->plain);
        const MuscleName *row = muscle_name_find(info->name);
        g_test_message("%s", info->name);
        g_assert_nonnull(row);
        bool found = false;
        for (int i = 0; i < row->n; i++)
            found = found || row->muscles[i] == (Muscle)m;
        g_assert_true(found);
        g_assert_cmpint(info->paint, >=, PAINT_MUSCLE_A);
        g_assert_cmpint(info->paint, <=, PAINT_MUSCLE_F);
    }
}

static void
test_suggest(void)
{
    g_autofree char *hint = suggest_phrase("pirifomis", muscle_name_list());
    g_assert_cmpstr(hint, ==, "; did you mean 'piriformis'?");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/muscle_names/content", test_content);
    g_test_add_func("/muscle_names/find", test_find);
    g_test_add_func("/muscle_names/meet", test_meet);
    g_test_add_func("/muscle_names/table", test_table);
    g_test_add_func("/muscle_names/infos", test_infos);
    g_test_add_func("/muscle_names/suggest", test_suggest);
    return g_test_run();
}
