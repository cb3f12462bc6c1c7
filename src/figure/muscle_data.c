#include "figure/muscle_data.h"

#include <glib.h>

/* In the order of Muscle. */
/* clang-format off */
const MuscleStrip muscle_strips[] = {
    /* mastoid process -> sternum and clavicle */
    { MUSCLE_STERNOCLEIDOMASTOID, CHART_NECK, { 0, 1 },
      .a = { { 102, 2.08F }, { 74, 1.7F }, { 42, 1.3F }, { 13, .97F } },
      .b = { { 124, 2.02F }, { 98, 1.68F }, { 66, 1.3F }, { 36, 1.02F } } },
    /* beside the windpipe */
    { MUSCLE_DEEP_NECK_FLEXORS, CHART_NECK, { 0, 1 },
      .a = { { 16, .86F }, { 25, 1 }, { 20, 1.4F } },
      .b = { { 4, .86F }, { 5, 1.05F }, { 6, 1.4F } } },
    /* C1-4 -> upper angle of the scapula */
    { MUSCLE_LEVATOR_SCAPULAE, CHART_BACK, { 0, 1 },
      .a = { { .25F, 1.75F }, { .3F, 1.35F }, { .42F, 1 }, { .48F, .93F } },
      .b = { { .15F, 1.7F }, { .18F, 1.35F }, { .3F, 1.03F }, { .4F, .9F } } },
    /* C7-T5 -> inner border of the scapula */
    { MUSCLE_RHOMBOIDS, CHART_BACK, { 0, 1 },
      .a = { { .03F, 1.06F }, { .24F, .98F }, { .43F, .88F } },
      .b = { { .03F, .85F }, { .24F, .76F }, { .44F, .66F } } },
    /* sacrum -> T12, beside the spinous processes */
    { MUSCLE_MULTIFIDUS, CHART_BACK, { 0, 1 },
      .a = { { .1F, .05F }, { .17F, .14F }, { .14F, .24F }, { .08F, .36F },
         { .045F, .5F } },
      .b = { { .015F, .03F }, { .015F, .2F }, { .015F, .5F } } },
    /* sacrum -> skull, widest at L3 */
    { MUSCLE_ERECTOR_SPINAE, CHART_BACK, { 0, 1 },
      .a = { { .12F, .08F }, { .3F, .18F }, { .4F, .3F }, { .36F, .45F },
         { .3F, .65F }, { .22F, .85F }, { .13F, 1.02F }, { .14F, 1.5F },
         { .13F, 2 } },
      .b = { { .03F, .05F }, { .03F, .3F }, { .03F, .6F }, { .025F, 1 },
         { .02F, 1.5F }, { .02F, 2 } } },
    /* iliac crest -> rib 12 */
    { MUSCLE_QUADRATUS_LUMBORUM, CHART_BACK, { 0, 1 },
      .a = { { .66F, .26F }, { .56F, .35F }, { .46F, .47F } },
      .b = { { .3F, .2F }, { .22F, .32F }, { .14F, .47F } } },
    /* sacrum -> greater trochanter */
    { MUSCLE_PIRIFORMIS, CHART_PELVIS, { 0, 1 },
      .a = { { 10, .155F }, { 40, .1F }, { 76, .025F } },
      .b = { { 8, .06F }, { 40, .025F }, { 76, -.02F } } },
    /* wing of the ilium -> trochanter */
    { MUSCLE_GLUTEUS_MINIMUS, CHART_PELVIS, { 0, 1 },
      .a = { { 110, .17F }, { 102, .08F }, { 90, -.01F } },
      .b = { { 44, .16F }, { 62, .07F }, { 79, -.03F } },
      .origin = { { 78, .225F } } },
    /* psoas: T12-L5 -> lesser trochanter */
    { MUSCLE_ILIOPSOAS, CHART_PELVIS, { .5F, 1 },
      .a = { { 168, .52F }, { 156, .4F }, { 143, .2F }, { 138, .02F },
         { 146, -.14F } },
      .b = { { 176, .5F }, { 170, .35F }, { 160, .16F }, { 152, 0 },
         { 152, -.14F } } },
    /* iliacus: iliac crest -> lesser trochanter */
    { MUSCLE_ILIOPSOAS, CHART_PELVIS, { 0, .5F },
      .a = { { 112, .24F }, { 122, .12F }, { 132, 0 }, { 144, -.13F } },
      .b = { { 150, .27F }, { 146, .15F }, { 142, .03F }, { 146, -.12F } },
      .origin = { { 130, .29F } } },
    /* upper fossa of the scapula -> head of the humerus */
    { MUSCLE_SUPRASPINATUS, CHART_BACK, { 0, 1 },
      .a = { { .44F, .955F }, { .7F, .945F }, { .98F, .9F } },
      .b = { { .46F, .875F }, { .7F, .872F }, { .98F, .872F } } },
    /* skull -> clavicle and acromion */
    { MUSCLE_TRAPEZIUS_UPPER, CHART_BACK, { 0, 1 },
      .a = { { .16F, 2.3F }, { .3F, 1.8F }, { .36F, 1.42F }, { .66F, 1.14F },
         { 1.04F, 1 } },
      .b = { { 0, 2.3F }, { 0, 1.6F }, { 0, 1.12F }, { .36F, 1 },
         { .9F, .875F } } },
    /* C7-T3 -> spine of the scapula */
    { MUSCLE_TRAPEZIUS_MIDDLE, CHART_BACK, { 0, 1 },
      .a = { { 0, 1.12F }, { .36F, 1 }, { .9F, .875F } },
      .b = { { 0, .9F }, { .3F, .86F }, { .78F, .835F } } },
    /* T4-T12 -> spine of the scapula */
    { MUSCLE_TRAPEZIUS_LOWER, CHART_BACK, { 0, 1 },
      .a = { { 0, .9F }, { .3F, .86F }, { .6F, .835F } },
      .b = { { 0, .46F }, { .13F, .58F }, { .3F, .72F }, { .5F, .8F } } },
    /* clavicle, acromion, scapula -> mid humerus */
    { MUSCLE_DELTOID, CHART_ARM, { 0, 1 },
      .a = { { -22, -.26F }, { 20, .08F }, { 52, .3F }, { 80, .54F } },
      .b = { { 212, -.3F }, { 172, .06F }, { 128, .32F }, { 94, .54F } },
      .origin = { { 30, -.36F }, { 90, -.4F }, { 150, -.37F } } },
    /* clavicle, sternum -> humerus */
    { MUSCLE_PECTORALIS_MAJOR, CHART_FRONT, { 0, 1 },
      .a = { { .1F, .905F }, { .45F, .9F }, { .78F, .875F }, { 1.08F, .79F } },
      .b = { { .05F, .61F }, { .3F, .565F }, { .62F, .6F }, { .9F, .69F },
         { 1.1F, .75F } },
      .origin = { { .05F, .82F } } },
    /* with teres minor: scapula -> humerus */
    { MUSCLE_INFRASPINATUS, CHART_BACK, { 0, 1 },
      .a = { { .45F, .85F }, { .7F, .845F }, { 1.05F, .845F } },
      .b = { { .42F, .63F }, { .72F, .68F }, { 1.05F, .795F } } },
    /* T7, fascia, iliac crest -> axilla */
    { MUSCLE_LATISSIMUS_DORSI, CHART_WRAP, { 0, 1 },
      .a = { { 179, .58F }, { 152, .61F }, { 128, .66F }, { 102, .755F } },
      .b = { { 140, .255F }, { 126, .4F }, { 112, .56F }, { 98, .71F } },
      .origin = { { 174, .4F }, { 164, .25F } } },
    /* ribs 4-9, in teeth -> scapula */
    { MUSCLE_SERRATUS_ANTERIOR, CHART_WRAP, { 0, 1 },
      .a = { { 66, .705F }, { 82, .735F }, { 100, .75F } },
      .b = { { 76, .585F }, { 92, .6F }, { 112, .61F } },
      .origin = { { 60, .69F }, { 71, .672F }, { 62, .65F }, { 73, .638F },
         { 66, .617F }, { 78, .606F } } },
    /* shoulder -> radius */
    { MUSCLE_BICEPS_BRACHII, CHART_ARM, { 0, 1 },
      .a = { { 10, .08F }, { 28, .35F }, { 34, .6F }, { 16, .9F },
         { 0, 1.06F } },
      .b = { { -18, .12F }, { -42, .4F }, { -42, .65F }, { -22, .9F },
         { -6, 1.06F } } },
    /* scapula, humerus -> elbow */
    { MUSCLE_TRICEPS, CHART_ARM, { 0, 1 },
      .a = { { 140, .12F }, { 118, .35F }, { 112, .6F }, { 140, .85F },
         { 170, 1 } },
      .b = { { 205, .2F }, { 232, .4F }, { 240, .65F }, { 215, .85F },
         { 190, 1 } } },
    /* outer ridge of the humerus -> radius at the wrist */
    { MUSCLE_BRACHIORADIALIS, CHART_ARM, { 0, 1 },
      .a = { { 86, .74F }, { 82, 1 }, { 74, 1.2F }, { 78, 1.5F },
         { 84, 1.94F } },
      .b = { { 58, .8F }, { 26, 1 }, { 8, 1.2F }, { 24, 1.5F },
         { 62, 1.94F } } },
    /* inner elbow -> palm */
    { MUSCLE_WRIST_FLEXORS, CHART_ARM, { 0, 1 },
      .a = { { 0, 1.06F }, { 9, 1.22F }, { 20, 1.5F }, { 22, 1.97F } },
      .b = { { -100, .95F }, { -112, 1.2F }, { -84, 1.6F }, { -30, 1.97F } } },
    /* outer elbow -> back of the hand */
    { MUSCLE_WRIST_EXTENSORS, CHART_ARM, { 0, 1 },
      .a = { { 84, .88F }, { 82, 1.02F }, { 75, 1.2F }, { 90, 1.5F },
         { 150, 1.97F } },
      .b = { { 150, 1.04F }, { 185, 1.22F }, { 200, 1.55F },
         { 200, 1.97F } } },
    /* ribs 5-7 -> pubis */
    { MUSCLE_RECTUS_ABDOMINIS, CHART_FRONT, { 0, 1 },
      .a = { { .4F, .56F }, { .44F, .45F }, { .42F, .3F }, { .3F, .14F },
         { .14F, 0 } },
      .b = { { .03F, .6F }, { .03F, .4F }, { .03F, .2F }, { .03F, 0 } } },
    /* ribs 5-12, in teeth -> semilunar line, crest */
    { MUSCLE_OBLIQUES, CHART_WRAP, { 0, 1 },
      .a = { { 60, .66F }, { 46, .6F }, { 36, .5F } },
      .b = { { 134, .43F }, { 128, .34F }, { 112, .265F } },
      .origin = { { 66, .642F }, { 64, .625F }, { 80, .61F }, { 78, .585F },
         { 96, .572F }, { 94, .545F }, { 112, .53F }, { 112, .5F } },
      .insertion = { { 33, .36F }, { 33, .22F }, { 45, .13F },
         { 78, .225F } } },
    /* front of the iliac crest -> iliotibial band */
    { MUSCLE_TENSOR_FASCIAE_LATAE, CHART_LEG, { 0, 1 },
      .a = { { 30, -.2F }, { 37, 0 }, { 60, .2F }, { 82, .36F } },
      .b = { { 70, -.22F }, { 82, 0 }, { 96, .2F }, { 96, .36F } } },
    /* crest, sacrum -> femur, iliotibial band */
    { MUSCLE_GLUTEUS_MAXIMUS, CHART_PELVIS, { 0, 1 },
      .a = { { 8, .19F }, { 30, .2F }, { 52, .09F }, { 78, -.08F },
         { 88, -.16F } },
      .b = { { 5, -.02F }, { 20, -.14F }, { 45, -.225F }, { 70, -.26F },
         { 84, -.24F } } },
    /* iliac crest -> trochanter */
    { MUSCLE_GLUTEUS_MEDIUS, CHART_PELVIS, { 0, 1 },
      .a = { { 112, .265F }, { 108, .14F }, { 100, 0 }, { 92, -.04F } },
      .b = { { 36, .235F }, { 50, .17F }, { 68, .06F }, { 82, -.03F } },
      .origin = { { 75, .31F } } },
    /* front of the iliac crest -> inner side of the shin bone */
    { MUSCLE_SARTORIUS, CHART_LEG, { 0, 1 },
      .a = { { 31, -.2F }, { 25, 0 }, { 9, .2F }, { -17, .4F }, { -46, .6F },
         { -76, .8F }, { -98, .96F }, { -62, 1.1F } },
      .b = { { 21, -.19F }, { 11, .02F }, { -5, .2F }, { -31, .38F },
         { -62, .58F }, { -92, .78F }, { -114, .95F }, { -74, 1.12F } } },
    /* pelvis -> kneecap */
    { MUSCLE_RECTUS_FEMORIS, CHART_LEG, { 0, 1 },
      .a = { { 20, -.1F }, { 24, .1F }, { 22, .35F }, { 20, .6F },
         { 10, .84F }, { 4, .92F } },
      .b = { { 13, -.1F }, { -4, .1F }, { -17, .35F }, { -14, .6F },
         { -8, .82F }, { -4, .92F } } },
    /* TFL, gluteus maximus -> outer side of the shin bone */
    { MUSCLE_ILIOTIBIAL_BAND, CHART_LEG, { 0, 1 },
      .a = { { 80, .34F }, { 86, .5F }, { 84, .7F }, { 74, .88F },
         { 50, 1.05F } },
      .b = { { 112, .13F }, { 108, .35F }, { 106, .5F }, { 102, .7F },
         { 92, .9F }, { 62, 1.07F } },
      .origin = { { 97, .3F } } },
    /* outer femur -> kneecap */
    { MUSCLE_VASTUS_LATERALIS, CHART_LEG, { 0, 1 },
      .a = { { 84, .1F }, { 112, .3F }, { 112, .62F }, { 78, .88F },
         { 38, .96F } },
      .b = { { 44, .1F }, { 26, .3F }, { 24, .58F }, { 15, .82F },
         { 11, .95F } } },
    /* inner femur -> kneecap */
    { MUSCLE_VASTUS_MEDIALIS, CHART_LEG, { 0, 1 },
      .a = { { -19, .34F }, { -17, .6F }, { -11, .82F }, { -8, .97F } },
      .b = { { -34, .38F }, { -58, .62F }, { -72, .84F }, { -46, 1 } } },
    /* pubis -> inner side of the shin bone */
    { MUSCLE_GRACILIS, CHART_LEG, { 0, 1 },
      .a = { { -54, .12F }, { -82, .25F }, { -100, .45F }, { -110, .7F },
         { -116, .94F }, { -80, 1.12F } },
      .b = { { -60, .125F }, { -94, .25F }, { -115, .45F }, { -124, .7F },
         { -130, .94F }, { -92, 1.14F } } },
    /* pubis -> inner femur */
    { MUSCLE_ADDUCTORS, CHART_LEG, { 0, 1 },
      .a = { { -32, .1F }, { -32, .25F }, { -44, .48F }, { -74, .74F } },
      .b = { { -50, .115F }, { -80, .235F }, { -124, .37F }, { -116, .56F },
         { -84, .76F } } },
    /* biceps femoris: sitting bone -> head of the fibula */
    { MUSCLE_HAMSTRINGS, CHART_LEG, { 0, .5F },
      .a = { { 158, .16F }, { 135, .4F }, { 122, .7F }, { 112, .98F } },
      .b = { { 177, .16F }, { 173, .4F }, { 168, .65F }, { 140, .9F },
         { 122, 1 } } },
    /* semitendinosus, semimembranosus: sitting bone -> inner shin bone */
    { MUSCLE_HAMSTRINGS, CHART_LEG, { .5F, 1 },
      .a = { { 179, .16F }, { 176, .4F }, { 174, .6F }, { 205, .85F },
         { 232, 1 } },
      .b = { { 200, .16F }, { 228, .4F }, { 240, .7F }, { 246, 1 } } },
    /* outer head */
    { MUSCLE_GASTROCNEMIUS, CHART_LEG, { 0, .5F },
      .a = { { 140, .93F }, { 122, 1.15F }, { 125, 1.35F }, { 150, 1.5F } },
      .b = { { 172, .97F }, { 178, 1.15F }, { 179, 1.35F }, { 176, 1.5F } } },
    /* inner head, the lower one */
    { MUSCLE_GASTROCNEMIUS, CHART_LEG, { .5F, 1 },
      .a = { { 188, .97F }, { 181, 1.15F }, { 181, 1.35F }, { 184, 1.55F } },
      .b = { { 222, .93F }, { 245, 1.15F }, { 245, 1.4F }, { 205, 1.55F } } },
    /* shin bones -> heel */
    { MUSCLE_SOLEUS, CHART_LEG, { 0, 1 },
      .a = { { 112, 1.14F }, { 106, 1.4F }, { 130, 1.65F }, { 165, 1.84F } },
      .b = { { 250, 1.16F }, { 255, 1.45F }, { 232, 1.66F }, { 195, 1.84F } },
      .origin = { { 150, 1.08F }, { 210, 1.08F } } },
    /* outer side of the fibula -> behind the outer ankle */
    { MUSCLE_PERONEI, CHART_LEG, { 0, 1 },
      .a = { { 90, 1.05F }, { 86, 1.15F }, { 87, 1.5F }, { 104, 1.75F },
         { 122, 1.95F } },
      .b = { { 98, 1.05F }, { 107, 1.16F }, { 110, 1.5F }, { 124, 1.75F },
         { 134, 1.95F } } },
    /* outer shin bone -> over the shin to the inner foot */
    { MUSCLE_TIBIALIS_ANTERIOR, CHART_LEG, { 0, 1 },
      .a = { { 52, 1.07F }, { 68, 1.25F }, { 54, 1.5F }, { 20, 1.78F },
         { -25, 1.97F } },
      .b = { { 14, 1.07F }, { 10, 1.3F }, { 4, 1.55F }, { -12, 1.78F },
         { -42, 1.97F } } },
    /* heel -> balls of the toes */
    { MUSCLE_FOOT_SOLE, CHART_SOLE, { 0, 1 },
      .a = { { .45F, .07F }, { .8F, .32F }, { .98F, .56F }, { .95F, .68F } },
      .b = { { -.35F, .07F }, { -.24F, .36F }, { -.6F, .62F },
         { -.92F, .71F } },
      .origin = { { .05F, .03F } },
      .insertion = { { .3F, .745F }, { -.35F, .775F } } },
};
/* clang-format on */
const size_t n_muscle_strips = G_N_ELEMENTS(muscle_strips);
