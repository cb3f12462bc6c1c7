#include "base/vec.h"

/* About an axis of length 1. */
static inline Mat3
rotation_about(Vec3 k, float degrees)
{
    float t = degrees * DEG_TO_RAD, c = cosf(t), s = sinf(t), d = 1 - c;
    return (Mat3){ {
            c + k.x * k.x * d,
            k.x * k.y * d - k.z * s,
            k.x * k.z * d + k.y * s,
            k.y * k.x * d + k.z * s,
            c + k.y * k.y * d,
            k.y * k.z * d - k.x * s,
            k.z * k.x * d - k.y * s,
            k.z * k.y * d + k.x * s,
            c + k.z * k.z * d,
    } };
}

Mat3
mat_rotation(Vec3 axis, float degrees)
{
    return rotation_about(vec_unit(axis), degrees);
}

Mat3
mat_rotation_x(float degrees)
{
    return rotation_about(vec3(1, 0, 0), degrees);
}

Mat3
mat_rotation_y(float degrees)
{
    return rotation_about(vec3(0, 1, 0), degrees);
}

Mat3
mat_rotation_z(float degrees)
{
    return rotation_about(vec3(0, 0, 1), degrees);
}

float
smoothstepf(float a, float b, float x)
{
    float t = clampf((x - a) / (b - a), 0, 1);
    return t * t * (3 - 2 * t);
}
