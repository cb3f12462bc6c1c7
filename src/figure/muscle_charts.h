/* Where a point of the skin lies, in coordinates that mean the same on every
   build: degrees about a limb and shares between joints.  For figure/muscles
   only. */
#pragma once

#include "figure/body.h"

#include <stdbool.h>

/* u and v of each chart; own side positive, rest pose:
   LEG     degrees about hip-knee-ankle: 0 front, 90 outer, 180 back, -90
           inner; 0 hip, 1 knee, 2 ankle
   ARM     the same about shoulder-elbow-wrist, turning with the forearm: 0
           biceps and palm, 180 triceps and back of the hand; 0, 1, 2
   FRONT, BACK   of the trunk, flat: x / half the distance of the shoulders;
           0 hip joint, .82 shoulder, 1 C7, 2 base of the skull
   WRAP    degrees on the trunk's section: 0 navel, 90 side, 180 spine; as
           FRONT
   PELVIS  degrees about the mid line: 0 spine, 90 side, 180 navel; above the
           hip joint in hip..C7, below it in thigh lengths
   NECK    degrees about the neck: 0 front, 180 back; 1 C7, 2 skull
   SOLE    -1 inner ... 1 outer; 0 heel ... 1 toe tips */
typedef enum {
    CHART_LEG,
    CHART_ARM,
    CHART_FRONT,
    CHART_BACK,
    CHART_WRAP,
    CHART_PELVIS,
    CHART_NECK,
    CHART_SOLE,
    CHART_COUNT
} Chart;

#define CHART_SECTIONS 64

/* What the charts are anchored to, measured on a body at rest. */
typedef struct {
    Vec3 hip[2], knee[2], ankle[2], shoulder[2], elbow[2], wrist[2], toes[2];
    Vec3 neck, skull;                       /* C7, base of the skull */
    float floor;                            /* [m] the sole's lowest point */
    Mat3 upper_arm[2], forearm[2], hand[2]; /* X = hinge, Y = up the limb */
    /* the trunk's section at each height: half its width and depth, and the
       z of its middle [m] */
    float width[CHART_SECTIONS], depth[CHART_SECTIONS], middle[CHART_SECTIONS];
} ChartFrame;

void chart_frame_init(ChartFrame *frame, const Body *body);

/* False when the chart does not reach the point.  `limb` as muscle_at. */
bool chart_place(const ChartFrame *frame, Chart chart, BodySide side, Vec3 rest,
                 Vec3 normal, const float limb[3], float *u, float *v);

/* Whether u is in degrees and goes round. */
bool chart_is_round(Chart chart);
