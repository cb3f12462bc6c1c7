/* Rotations as quaternions.  For figure/ only. */
#pragma once

#include "base/vec.h"

typedef struct {
    float w, x, y, z;
} Quat;

static inline Quat
quat_multiply(Quat a, Quat b)
{
    return (Quat){ a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z,
                   a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
                   a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
                   a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w };
}

static inline float
quat_dot(Quat a, Quat b)
{
    return a.w * b.w + a.x * b.x + a.y * b.y + a.z * b.z;
}

/* a + s b */
static inline Quat
quat_add_scaled(Quat a, float s, Quat b)
{
    return (Quat){ a.w + s * b.w, a.x + s * b.x, a.y + s * b.y, a.z + s * b.z };
}

static inline Quat
quat_scale(Quat a, float s)
{
    return (Quat){ a.w * s, a.x * s, a.y * s, a.z * s };
}

/* Of a rotation; w >= 0. */
Quat quat_from_mat(Mat3 rotation);
