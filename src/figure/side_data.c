#include "figure/side_data.h"

#include <glib.h>

/* clang-format off */
#define P(x, y) { FRAME_PELVIS, x, y }
#define B(x, y) { FRAME_BACK, x, y }
#define S(x, y) { FRAME_SKIN, x, y }
#define T(x, y) { FRAME_THIGH, x, y }

const SideOutline side_bones[] = {
    [SIDE_TIBIA] = { 20, {
        T(.07F, 1.025F), T(.062F, 1.012F), T(-.055F, 1.014F), T(-.07F, 1.03F),
        T(-.064F, 1.07F), T(-.042F, 1.14F), T(-.034F, 1.28F), T(-.03F, 1.5F),
        T(-.028F, 1.75F), T(-.034F, 1.93F), T(-.046F, 2), T(-.02F, 2.03F),
        T(.024F, 2.02F), T(.036F, 1.99F), T(.028F, 1.9F), T(.024F, 1.75F),
        T(.03F, 1.5F), T(.034F, 1.28F), T(.044F, 1.18F), T(.078F, 1.1F),
    } },
    [SIDE_PATELLA] = { 6, {
        T(.088F, .905F), T(.112F, .915F), T(.124F, .955F), T(.116F, .995F),
        T(.098F, 1.012F), T(.092F, .96F),
    } },
    [SIDE_FEMUR] = { 26, {
        T(-.04F, -.038F), T(-.06F, -.03F), T(-.072F, 0), T(-.07F, .05F),
        T(-.052F, .1F), T(-.048F, .14F), T(-.044F, .2F), T(-.032F, .4F),
        T(-.03F, .6F), T(-.038F, .78F), T(-.052F, .87F), T(-.086F, .93F),
        T(-.092F, .97F), T(-.068F, 1.005F), T(-.01F, .998F), T(.035F, 1.002F),
        T(.074F, .985F), T(.084F, .945F), T(.07F, .89F), T(.046F, .82F),
        T(.034F, .7F), T(.034F, .5F), T(.028F, .3F), T(.016F, .16F),
        T(.012F, .08F), T(.03F, .05F),
    } },
    [SIDE_FEMUR_HEAD] = { 8, {
        T(.052F, -.01F), T(.045F, .035F), T(.01F, .056F), T(-.03F, .045F),
        T(-.048F, .005F), T(-.036F, -.035F), T(0, -.056F), T(.036F, -.045F),
    } },
    [SIDE_SACRUM] = { 16, {
        P(-.005F, .176F), P(-.005F, .176F), P(-.045F, .15F), P(-.068F, .105F),
        P(-.078F, .06F), P(-.076F, .025F), P(-.07F, 0), P(-.07F, 0),
        P(-.082F, .002F), P(-.096F, .03F), P(-.11F, .075F), P(-.118F, .118F),
        P(-.108F, .155F), P(-.09F, .19F), P(-.08F, .212F), P(-.08F, .212F),
    } },
    [SIDE_COCCYX] = { 7, {
        P(-.072F, 0), P(-.074F, -.018F), P(-.06F, -.042F), P(-.052F, -.046F),
        P(-.055F, -.034F), P(-.064F, -.016F), P(-.06F, 0),
    } },
    [SIDE_HIP_BONE] = { 40, {
        P(.105F, .155F), P(.112F, .143F), P(.098F, .122F), P(.082F, .108F),
        P(.083F, .094F), P(.078F, .084F), P(.064F, .068F), P(.062F, .045F),
        P(.074F, .022F), P(.104F, 0), P(.124F, -.022F), P(.122F, -.05F),
        P(.106F, -.066F), P(.088F, -.066F), P(.066F, -.092F), P(.03F, -.126F),
        P(0, -.146F), P(-.03F, -.152F), P(-.055F, -.138F), P(-.068F, -.11F),
        P(-.064F, -.078F), P(-.052F, -.055F), P(-.053F, -.04F),
        P(-.072F, -.018F), P(-.072F, -.01F), P(-.058F, .005F), P(-.054F, .03F),
        P(-.06F, .052F), P(-.082F, .066F), P(-.104F, .082F), P(-.108F, .1F),
        P(-.1F, .116F), P(-.112F, .135F), P(-.113F, .16F), P(-.1F, .19F),
        P(-.072F, .225F), P(-.03F, .248F), P(.02F, .242F), P(.062F, .215F),
        P(.09F, .182F),
    } },
    [SIDE_FORAMEN] = { 8, {
        P(.076F, -.04F), P(.058F, -.028F), P(.03F, -.045F), P(.012F, -.075F),
        P(.01F, -.098F), P(.026F, -.108F), P(.05F, -.088F), P(.07F, -.062F),
    } },
    [SIDE_SOCKET] = { 8, {
        P(.05F, .006F), P(.04F, .036F), P(.004F, .052F), P(-.034F, .036F),
        P(-.046F, 0), P(-.032F, -.04F), P(.004F, -.05F), P(.03F, -.036F),
    } },
};
G_STATIC_ASSERT(G_N_ELEMENTS(side_bones) == SIDE_BONE_COUNT);

/* The psoas comes from the sides of the bodies T12 to L5, slip by slip, and
   goes to the lesser trochanter. */
const SideMuscle side_muscles[] = {
    [SIDE_HAMSTRINGS] = {
        .fibres = 6, .n_a = 6, .n_b = 6, .n_origin = 1,
        .a = {
            P(-.022F, -.138F), T(-.05F, .32F), T(-.042F, .5F), T(-.058F, .72F),
            T(-.078F, .9F), T(-.080F, 1.02F),
        },
        .b = {
            P(-.066F, -.115F), S(.1F, -.32F), S(.05F, -.46F), S(.06F, -.66F),
            S(.05F, -.86F), S(.06F, -1.02F),
        },
        .origin = {
            P(-.052F, -.146F),
        },
    },
    [SIDE_GLUTEUS_MEDIUS] = {
        .fibres = 8, .n_a = 4, .n_b = 4, .n_origin = 3,
        .a = {
            P(.06F, .214F), P(.036F, .13F), P(.01F, .05F), P(-.018F, -.008F),
        },
        .b = {
            P(-.078F, .205F), P(-.07F, .12F), P(-.06F, .045F),
            P(-.05F, -.002F),
        },
        .origin = {
            P(.02F, .24F), P(-.03F, .246F), P(-.06F, .23F),
        },
    },
    [SIDE_GLUTEUS_MAXIMUS] = {
        .fibres = 9, .n_a = 5, .n_b = 6, .n_origin = 1,
        .a = {
            P(-.098F, .19F), P(-.082F, .12F), P(-.056F, .04F),
            P(-.026F, -.045F), T(-.032F, .26F),
        },
        .b = {
            S(.115F, .115F), S(.045F, .04F), S(.045F, -.04F), S(.085F, -.16F),
            S(.17F, -.24F), T(-.04F, .33F),
        },
        .origin = {
            P(-.112F, .155F),
        },
    },
    [SIDE_PSOAS] = {
        .fibres = 8, .n_a = 7, .n_b = 5, .n_origin = 7,
        .a = {
            B(.128F, .5F), B(.17F, .42F), B(.198F, .32F), P(.092F, .17F),
            P(.092F, .07F), P(.056F, -.03F), T(-.012F, .170F),
        },
        .b = {
            B(.122F, .245F), P(.024F, .135F), P(.036F, .045F), P(.018F, -.03F),
            T(-.032F, .150F),
        },
        .origin = {
            B(.108F, .478F), B(.119F, .462F), B(.108F, .425F), B(.121F, .405F),
            B(.112F, .362F), B(.125F, .342F), B(.116F, .3F),
        },
    },
    [SIDE_ILIACUS] = {
        .fibres = 8, .n_a = 5, .n_b = 5, .n_origin = 2,
        .a = {
            P(.104F, .16F), P(.092F, .112F), P(.06F, .06F), P(.034F, -.02F),
            T(-.008F, .16F),
        },
        .b = {
            P(-.03F, .224F), P(-.014F, .13F), P(.01F, .055F), P(.01F, -.01F),
            T(-.030F, .15F),
        },
        .origin = {
            P(.08F, .196F), P(.03F, .23F),
        },
    },
};
G_STATIC_ASSERT(G_N_ELEMENTS(side_muscles) == SIDE_MUSCLE_COUNT);

const SidePoint side_spine[] = {
    B(.104F, 1.2F), B(.088F, 1.155F), B(.082F, 1.11F), B(.084F, 1.06F),
    B(.092F, 1),    B(.098F, .92F),   B(.099F, .8F),   B(.098F, .68F),
    B(.099F, .58F), B(.104F, .48F),   B(.112F, .39F),  B(.118F, .31F),
    B(.116F, .25F), B(.104F, .218F),
};
const size_t n_side_spine = G_N_ELEMENTS(side_spine);
/* clang-format on */
