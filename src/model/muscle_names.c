#include "model/muscle_names.h"

#include <glib.h>
#include <string.h>

#define PAINT(letter) PAINT_MUSCLE_##letter

const MuscleInfo muscle_infos[MUSCLE_COUNT] = {
    [MUSCLE_STERNOCLEIDOMASTOID] = { "sternocleidomastoid", "front neck muscle",
                                     false, PAINT(F), 3 },
    [MUSCLE_DEEP_NECK_FLEXORS] = { "deep neck flexors",
                                   "deep front neck muscles", true, PAINT(A),
                                   3 },
    [MUSCLE_LEVATOR_SCAPULAE] = { "levator scapulae", "shoulder blade lifter",
                                  true, PAINT(E), 3 },
    [MUSCLE_RHOMBOIDS] = { "rhomboids", "between the shoulder blades", true,
                           PAINT(A), 5 },
    [MUSCLE_MULTIFIDUS] = { "multifidus", "deep muscle along the spine", true,
                            PAINT(A), 3 },
    [MUSCLE_ERECTOR_SPINAE] = { "erector spinae", "long back muscles", true,
                                PAINT(F), 4 },
    [MUSCLE_QUADRATUS_LUMBORUM] = { "quadratus lumborum",
                                    "deep side of the low back", true, PAINT(A),
                                    4 },
    [MUSCLE_PIRIFORMIS] = { "piriformis", "deep buttock muscle", true, PAINT(D),
                            3 },
    [MUSCLE_GLUTEUS_MINIMUS] = { "gluteus minimus", "small side buttock muscle",
                                 true, PAINT(B), 5 },
    [MUSCLE_ILIOPSOAS] = { "iliopsoas", "hip flexor", true, PAINT(E), 8 },
    [MUSCLE_TRAPEZIUS_UPPER] = { "upper trapezius", "top of the shoulder",
                                 false, PAINT(D), 5 },
    [MUSCLE_TRAPEZIUS_MIDDLE] = { "middle trapezius", "upper back muscle",
                                  false, PAINT(C), 4 },
    [MUSCLE_TRAPEZIUS_LOWER] = { "lower trapezius", "mid back muscle", false,
                                 PAINT(D), 6 },
    [MUSCLE_DELTOID] = { "deltoid", "shoulder muscle", false, PAINT(E), 6 },
    [MUSCLE_PECTORALIS_MAJOR] = { "pectoralis major", "chest muscle", false,
                                  PAINT(C), 9 },
    [MUSCLE_SUPRASPINATUS] = { "supraspinatus", "top of the shoulder blade",
                               true, PAINT(F), 4 },
    [MUSCLE_INFRASPINATUS] = { "infraspinatus", "back of the shoulder blade",
                               false, PAINT(B), 5 },
    [MUSCLE_SERRATUS_ANTERIOR] = { "serratus anterior", "side of the ribs",
                                   false, PAINT(A), 5 },
    [MUSCLE_LATISSIMUS_DORSI] = { "latissimus dorsi", "broad back muscle",
                                  false, PAINT(C), 9 },
    [MUSCLE_BICEPS_BRACHII] = { "biceps brachii", "front of the upper arm",
                                false, PAINT(F), 6 },
    [MUSCLE_TRICEPS] = { "triceps", "back of the upper arm", false, PAINT(D),
                         6 },
    [MUSCLE_BRACHIORADIALIS] = { "brachioradialis", "thumb side of forearm",
                                 false, PAINT(D), 4 },
    [MUSCLE_WRIST_FLEXORS] = { "wrist flexors", "inner forearm", false,
                               PAINT(C), 5 },
    [MUSCLE_WRIST_EXTENSORS] = { "wrist extensors", "outer forearm", false,
                                 PAINT(A), 5 },
    [MUSCLE_RECTUS_ABDOMINIS] = { "rectus abdominis", "front tummy muscle",
                                  false, PAINT(A), 4 },
    [MUSCLE_OBLIQUES] = { "external oblique", "side tummy muscle", false,
                          PAINT(B), 9 },
    [MUSCLE_TENSOR_FASCIAE_LATAE] = { "tensor fasciae latae",
                                      "front pocket of the hip", false,
                                      PAINT(F), 4 },
    [MUSCLE_GLUTEUS_MAXIMUS] = { "gluteus maximus", "big buttock muscle", false,
                                 PAINT(C), 9 },
    [MUSCLE_GLUTEUS_MEDIUS] = { "gluteus medius", "side buttock muscle", false,
                                PAINT(D), 6 },
    [MUSCLE_SARTORIUS] = { "sartorius", "long strap of the thigh", false,
                           PAINT(A), 3 },
    [MUSCLE_RECTUS_FEMORIS] = { "rectus femoris", "middle of the front thigh",
                                false, PAINT(B), 5 },
    [MUSCLE_ILIOTIBIAL_BAND] = { "iliotibial band", "outer thigh band", false,
                                 PAINT(E), 4 },
    [MUSCLE_VASTUS_LATERALIS] = { "vastus lateralis", "outer front thigh",
                                  false, PAINT(A), 5 },
    [MUSCLE_VASTUS_MEDIALIS] = { "vastus medialis", "inner front thigh", false,
                                 PAINT(E), 4 },
    [MUSCLE_GRACILIS] = { "gracilis", "inner thigh strap", false, PAINT(D), 3 },
    [MUSCLE_ADDUCTORS] = { "adductors", "inner thigh", false, PAINT(C), 6 },
    [MUSCLE_HAMSTRINGS] = { "hamstrings", "back of the thigh", false, PAINT(B),
                            8 },
    [MUSCLE_GASTROCNEMIUS] = { "gastrocnemius", "calf", false, PAINT(C), 8 },
    [MUSCLE_SOLEUS] = { "soleus", "deep calf muscle", false, PAINT(A), 6 },
    [MUSCLE_PERONEI] = { "peronei", "outer calf", false, PAINT(D), 3 },
    [MUSCLE_TIBIALIS_ANTERIOR] = { "tibialis anterior", "shin muscle", false,
                                   PAINT(A), 3 },
    [MUSCLE_FOOT_SOLE] = { "plantar fascia", "sole of the foot", false,
                           PAINT(A), 5 },
};

/* ROW: all of some muscles; PART: a share of one; NONE: not drawn. */
#define COUNT(...) \
    (int)(sizeof((const Muscle[]){ __VA_ARGS__ }) / sizeof(Muscle))
#define ROW(name, ...) \
    { \
        name, COUNT(__VA_ARGS__), { __VA_ARGS__ }, \
        { \
            { 0, 1 }, \
            { \
                0, 1 \
            } \
        } \
    }
#define PART(name, muscle, a0, a1, c0, c1) \
    { \
        name, 1, { muscle }, \
        { \
            { a0, a1 }, \
            { \
                c0, c1 \
            } \
        } \
    }
#define NONE(name) \
    { \
        name, 0, { 0 }, \
        { \
            { 0, 1 }, \
            { \
                0, 1 \
            } \
        } \
    }
#define TRAPEZIUS \
    MUSCLE_TRAPEZIUS_UPPER, MUSCLE_TRAPEZIUS_MIDDLE, MUSCLE_TRAPEZIUS_LOWER
#define QUADRICEPS \
    MUSCLE_RECTUS_FEMORIS, MUSCLE_VASTUS_LATERALIS, MUSCLE_VASTUS_MEDIALIS
#define LOW_BACK MUSCLE_MULTIFIDUS, MUSCLE_QUADRATUS_LUMBORUM
#define CUFF MUSCLE_SUPRASPINATUS, MUSCLE_INFRASPINATUS

/* Sorted by part of the body.  Small muscles that lie within or under one of
   ours stand for it; what has no place on the skin is not drawn. */
static const MuscleName names[] = {
    /* neck */
    ROW("sternocleidomastoid", MUSCLE_STERNOCLEIDOMASTOID),
    ROW("front of the neck", MUSCLE_STERNOCLEIDOMASTOID,
        MUSCLE_DEEP_NECK_FLEXORS),
    ROW("deep neck flexors", MUSCLE_DEEP_NECK_FLEXORS),
    ROW("longus colli", MUSCLE_DEEP_NECK_FLEXORS),
    ROW("scalenes", MUSCLE_STERNOCLEIDOMASTOID),
    PART("suboccipitals", MUSCLE_ERECTOR_SPINAE, .82F, 1, 0, 1),
    PART("back of the neck", MUSCLE_ERECTOR_SPINAE, .52F, 1, 0, 1),
    ROW("levator scapulae", MUSCLE_LEVATOR_SCAPULAE),
    ROW("splenius cervicis", MUSCLE_LEVATOR_SCAPULAE),
    PART("splenius capitis", MUSCLE_ERECTOR_SPINAE, .52F, 1, 0, 1),
    ROW("side of the neck", MUSCLE_TRAPEZIUS_UPPER, MUSCLE_STERNOCLEIDOMASTOID),
    ROW("back and side of the neck", MUSCLE_LEVATOR_SCAPULAE),
    ROW("neck", MUSCLE_TRAPEZIUS_UPPER, MUSCLE_STERNOCLEIDOMASTOID,
        MUSCLE_LEVATOR_SCAPULAE),

    /* upper back and shoulder */
    ROW("trapezius", TRAPEZIUS),
    ROW("upper trapezius", MUSCLE_TRAPEZIUS_UPPER),
    ROW("middle trapezius", MUSCLE_TRAPEZIUS_MIDDLE),
    ROW("lower trapezius", MUSCLE_TRAPEZIUS_LOWER),
    ROW("top of the shoulder", MUSCLE_TRAPEZIUS_UPPER),
    ROW("rhomboids", MUSCLE_RHOMBOIDS),
    ROW("between the shoulder blades", MUSCLE_RHOMBOIDS,
        MUSCLE_TRAPEZIUS_MIDDLE),
    ROW("beside the shoulder blade", MUSCLE_RHOMBOIDS),
    ROW("upper back", MUSCLE_RHOMBOIDS, MUSCLE_TRAPEZIUS_MIDDLE,
        MUSCLE_TRAPEZIUS_LOWER),
    ROW("rotator cuff", CUFF),
    ROW("supraspinatus", MUSCLE_SUPRASPINATUS),
    ROW("infraspinatus", MUSCLE_INFRASPINATUS),
    PART("teres minor", MUSCLE_INFRASPINATUS, 0, 1, .6F, 1),
    NONE("subscapularis"),
    ROW("deltoid", MUSCLE_DELTOID),
    PART("anterior deltoid", MUSCLE_DELTOID, 0, 1, 0, .36F),
    PART("middle deltoid", MUSCLE_DELTOID, 0, 1, .32F, .68F),
    PART("posterior deltoid", MUSCLE_DELTOID, 0, 1, .64F, 1),
    PART("front of the shoulder", MUSCLE_DELTOID, 0, 1, 0, .5F),
    PART("back of the shoulder", MUSCLE_DELTOID, 0, 1, .6F, 1),
    ROW("shoulder", MUSCLE_DELTOID),
    ROW("serratus anterior", MUSCLE_SERRATUS_ANTERIOR),
    ROW("latissimus dorsi", MUSCLE_LATISSIMUS_DORSI),
    PART("teres major", MUSCLE_LATISSIMUS_DORSI, .75F, 1, 0, .6F),

    /* chest */
    ROW("pectorals", MUSCLE_PECTORALIS_MAJOR),
    ROW("pectoralis major", MUSCLE_PECTORALIS_MAJOR),
    PART("pectoralis minor", MUSCLE_PECTORALIS_MAJOR, .45F, .85F, .1F, .7F),
    ROW("chest", MUSCLE_PECTORALIS_MAJOR),
    ROW("chest and front of the shoulder", MUSCLE_PECTORALIS_MAJOR,
        MUSCLE_DELTOID),
    NONE("intercostals"),
    NONE("diaphragm"),

    /* arm */
    ROW("biceps brachii", MUSCLE_BICEPS_BRACHII),
    ROW("biceps", MUSCLE_BICEPS_BRACHII),
    ROW("brachialis", MUSCLE_BICEPS_BRACHII),
    ROW("front of the upper arm", MUSCLE_BICEPS_BRACHII),
    ROW("triceps", MUSCLE_TRICEPS),
    ROW("triceps brachii", MUSCLE_TRICEPS),
    ROW("back of the upper arm", MUSCLE_TRICEPS),
    ROW("brachioradialis", MUSCLE_BRACHIORADIALIS),
    ROW("wrist flexors", MUSCLE_WRIST_FLEXORS),
    ROW("finger flexors", MUSCLE_WRIST_FLEXORS),
    PART("flexor carpi radialis", MUSCLE_WRIST_FLEXORS, 0, 1, 0, .5F),
    PART("flexor carpi ulnaris", MUSCLE_WRIST_FLEXORS, 0, 1, .6F, 1),
    PART("pronator teres", MUSCLE_WRIST_FLEXORS, 0, .5F, 0, .5F),
    ROW("inner forearm", MUSCLE_WRIST_FLEXORS),
    ROW("wrist extensors", MUSCLE_WRIST_EXTENSORS),
    ROW("finger extensors", MUSCLE_WRIST_EXTENSORS),
    PART("extensor carpi radialis", MUSCLE_WRIST_EXTENSORS, 0, 1, 0, .5F),
    PART("extensor carpi ulnaris", MUSCLE_WRIST_EXTENSORS, 0, 1, .6F, 1),
    ROW("outer forearm", MUSCLE_WRIST_EXTENSORS),
    ROW("forearm", MUSCLE_WRIST_FLEXORS, MUSCLE_WRIST_EXTENSORS,
        MUSCLE_BRACHIORADIALIS),

    /* tummy */
    ROW("abdominals", MUSCLE_RECTUS_ABDOMINIS, MUSCLE_OBLIQUES),
    ROW("rectus abdominis", MUSCLE_RECTUS_ABDOMINIS),
    ROW("obliques", MUSCLE_OBLIQUES),
    ROW("external oblique", MUSCLE_OBLIQUES),
    ROW("internal oblique", MUSCLE_OBLIQUES),
    ROW("external obliques", MUSCLE_OBLIQUES),
    NONE("transversus abdominis"),
    NONE("pelvic floor"),
    ROW("tummy", MUSCLE_RECTUS_ABDOMINIS, MUSCLE_OBLIQUES),
    ROW("sides", MUSCLE_OBLIQUES),
    ROW("side of the waist", MUSCLE_OBLIQUES),
    ROW("side of the waist and hip", MUSCLE_OBLIQUES, MUSCLE_GLUTEUS_MEDIUS),

    /* back */
    ROW("erector spinae", MUSCLE_ERECTOR_SPINAE),
    PART("lumbar erector spinae", MUSCLE_ERECTOR_SPINAE, 0, .25F, 0, 1),
    PART("lumbar extensors", MUSCLE_ERECTOR_SPINAE, 0, .25F, 0, 1),
    PART("thoracic erector spinae", MUSCLE_ERECTOR_SPINAE, .22F, .52F, 0, 1),
    PART("thoracic rotators", MUSCLE_ERECTOR_SPINAE, .22F, .52F, 0, 1),
    ROW("multifidus", MUSCLE_MULTIFIDUS),
    ROW("lumbar rotators", MUSCLE_MULTIFIDUS),
    ROW("quadratus lumborum", MUSCLE_QUADRATUS_LUMBORUM),
    PART("low back", MUSCLE_ERECTOR_SPINAE, 0, .25F, 0, 1),
    PART("lower back", MUSCLE_ERECTOR_SPINAE, 0, .25F, 0, 1),
    ROW("deep low back", LOW_BACK),
    ROW("back", MUSCLE_ERECTOR_SPINAE, MUSCLE_LATISSIMUS_DORSI),
    ROW("whole back", MUSCLE_ERECTOR_SPINAE),

    /* hip */
    ROW("hip flexors", MUSCLE_ILIOPSOAS),
    ROW("iliopsoas", MUSCLE_ILIOPSOAS),
    ROW("psoas", MUSCLE_ILIOPSOAS),
    ROW("psoas major", MUSCLE_ILIOPSOAS),
    ROW("iliacus", MUSCLE_ILIOPSOAS),
    ROW("front of the hip", MUSCLE_ILIOPSOAS),
    ROW("front of hip and thigh", MUSCLE_ILIOPSOAS, MUSCLE_RECTUS_FEMORIS),
    ROW("tensor fasciae latae", MUSCLE_TENSOR_FASCIAE_LATAE),
    ROW("front pocket of the hip", MUSCLE_TENSOR_FASCIAE_LATAE),
    ROW("iliotibial band", MUSCLE_ILIOTIBIAL_BAND),
    ROW("it band", MUSCLE_ILIOTIBIAL_BAND),
    ROW("glutes", MUSCLE_GLUTEUS_MAXIMUS, MUSCLE_GLUTEUS_MEDIUS),
    ROW("gluteus maximus", MUSCLE_GLUTEUS_MAXIMUS),
    ROW("gluteus medius", MUSCLE_GLUTEUS_MEDIUS),
    PART("gluteus medius (posterior)", MUSCLE_GLUTEUS_MEDIUS, 0, 1, .5F, 1),
    ROW("gluteus minimus", MUSCLE_GLUTEUS_MINIMUS),
    ROW("piriformis", MUSCLE_PIRIFORMIS),
    ROW("deep hip rotators", MUSCLE_PIRIFORMIS),
    ROW("buttock", MUSCLE_GLUTEUS_MAXIMUS),
    ROW("buttocks", MUSCLE_GLUTEUS_MAXIMUS),
    ROW("deep buttock", MUSCLE_PIRIFORMIS),
    ROW("deep hip", MUSCLE_PIRIFORMIS),
    ROW("outer buttock", MUSCLE_GLUTEUS_MEDIUS),
    ROW("outer hip", MUSCLE_GLUTEUS_MEDIUS),
    ROW("outer hips", MUSCLE_GLUTEUS_MEDIUS),
    ROW("side of the hip", MUSCLE_GLUTEUS_MEDIUS),

    /* thigh */
    ROW("quadriceps", QUADRICEPS),
    ROW("rectus femoris", MUSCLE_RECTUS_FEMORIS),
    ROW("vastus lateralis", MUSCLE_VASTUS_LATERALIS),
    ROW("vastus medialis", MUSCLE_VASTUS_MEDIALIS),
    ROW("vastus intermedius", MUSCLE_RECTUS_FEMORIS),
    ROW("sartorius", MUSCLE_SARTORIUS),
    ROW("front of the thigh", QUADRICEPS),
    ROW("thighs", QUADRICEPS),
    ROW("adductors", MUSCLE_ADDUCTORS, MUSCLE_GRACILIS),
    ROW("adductor longus", MUSCLE_ADDUCTORS),
    ROW("adductor brevis", MUSCLE_ADDUCTORS),
    ROW("adductor magnus", MUSCLE_ADDUCTORS),
    PART("pectineus", MUSCLE_ADDUCTORS, 0, .45F, 0, .5F),
    ROW("gracilis", MUSCLE_GRACILIS),
    ROW("inner thigh", MUSCLE_ADDUCTORS, MUSCLE_GRACILIS),
    ROW("groin", MUSCLE_ADDUCTORS),
    ROW("hamstrings", MUSCLE_HAMSTRINGS),
    PART("biceps femoris", MUSCLE_HAMSTRINGS, 0, 1, 0, .5F),
    PART("semitendinosus", MUSCLE_HAMSTRINGS, 0, 1, .5F, 1),
    PART("semimembranosus", MUSCLE_HAMSTRINGS, 0, 1, .5F, 1),
    ROW("back of the thigh", MUSCLE_HAMSTRINGS),
    ROW("back of thighs", MUSCLE_HAMSTRINGS),

    /* leg and foot */
    ROW("calves", MUSCLE_GASTROCNEMIUS, MUSCLE_SOLEUS),
    ROW("calf", MUSCLE_GASTROCNEMIUS, MUSCLE_SOLEUS),
    ROW("gastrocnemius", MUSCLE_GASTROCNEMIUS),
    ROW("upper calf", MUSCLE_GASTROCNEMIUS),
    ROW("soleus", MUSCLE_SOLEUS),
    ROW("lower calf", MUSCLE_SOLEUS),
    ROW("peronei", MUSCLE_PERONEI),
    ROW("peroneals", MUSCLE_PERONEI),
    ROW("fibularis longus", MUSCLE_PERONEI),
    ROW("peroneus longus", MUSCLE_PERONEI),
    ROW("outer calf", MUSCLE_PERONEI),
    ROW("tibialis anterior", MUSCLE_TIBIALIS_ANTERIOR),
    ROW("shin", MUSCLE_TIBIALIS_ANTERIOR),
    NONE("tibialis posterior"),
    NONE("popliteus"),
    ROW("plantar fascia", MUSCLE_FOOT_SOLE),
    ROW("flexor digitorum brevis", MUSCLE_FOOT_SOLE),
    ROW("sole of the foot", MUSCLE_FOOT_SOLE),
    ROW("foot sole", MUSCLE_FOOT_SOLE),
};

/* Lower case, single spaces for "_" and spaces.  Caller frees. */
static char *
tidy(const char *name)
{
    GString *out = g_string_new(NULL);
    for (; *name != '\0'; name++) {
        bool space = *name == '_' || g_ascii_isspace(*name);
        if (!space)
            g_string_append_c(out, g_ascii_tolower(*name));
        else if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    return g_strchomp(g_string_free(out, FALSE));
}

static const MuscleName *
find_exactly(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(names[i].name, name) == 0)
            return &names[i];
    }
    return NULL;
}

const MuscleName *
muscle_name_find(const char *name)
{
    g_autofree char *text = tidy(name);
    const MuscleName *row = find_exactly(text);
    char *remark = strchr(text, '(');
    if (row != NULL || remark == NULL)
        return row;
    *remark = '\0';
    return find_exactly(g_strchomp(text));
}

const char *const *
muscle_name_list(void)
{
    static const char *list[G_N_ELEMENTS(names) + 1];
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
            list[i] = names[i].name;
        g_once_init_leave(&ready, 1);
    }
    return list;
}

static bool
spans_meet(const float a[2], const float b[2])
{
    return a[0] < b[1] && b[0] < a[1];
}

bool
muscle_names_meet(const char *a, const char *b)
{
    const MuscleName *x = muscle_name_find(a), *y = muscle_name_find(b);
    if (x == NULL || y == NULL)
        return false;
    if (x == y)
        return true;
    if (!spans_meet(x->part.along, y->part.along) ||
        !spans_meet(x->part.across, y->part.across))
        return false;
    for (int i = 0; i < x->n; i++) {
        for (int k = 0; k < y->n; k++) {
            if (x->muscles[i] == y->muscles[k])
                return true;
        }
    }
    return false;
}
