/* Vectors and rotations in space, in single precision.  Axes of the body:
   x to the figure's left, y up, z to its front; lengths in metres, angles in
   degrees. */
#pragma once

#include <math.h>

typedef struct {
    float x, y, z;
} Vec3;

/* Row by row; the columns are the axes of a frame. */
typedef struct {
    float m[9];
} Mat3;

#define DEG_TO_RAD (3.14159265358979f / 180.0f)

static inline Vec3
vec3(float x, float y, float z)
{
    return (Vec3){ x, y, z };
}

static inline Vec3
vec_add(Vec3 a, Vec3 b)
{
    return vec3(a.x + b.x, a.y + b.y, a.z + b.z);
}

static inline Vec3
vec_sub(Vec3 a, Vec3 b)
{
    return vec3(a.x - b.x, a.y - b.y, a.z - b.z);
}

static inline Vec3
vec_scale(Vec3 a, float s)
{
    return vec3(a.x * s, a.y * s, a.z * s);
}

static inline float
vec_dot(Vec3 a, Vec3 b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline Vec3
vec_cross(Vec3 a, Vec3 b)
{
    return vec3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z,
                a.x * b.y - a.y * b.x);
}

static inline float
vec_length(Vec3 a)
{
    return sqrtf(vec_dot(a, a));
}

/* The zero vector stays zero. */
static inline Vec3
vec_unit(Vec3 a)
{
    float l = vec_length(a);
    return l > 1e-12f ? vec_scale(a, 1 / l) : vec3(0, 0, 0);
}

/* The corners of the box round both. */
static inline Vec3
vec_least(Vec3 a, Vec3 b)
{
    return vec3(fminf(a.x, b.x), fminf(a.y, b.y), fminf(a.z, b.z));
}

static inline Vec3
vec_most(Vec3 a, Vec3 b)
{
    return vec3(fmaxf(a.x, b.x), fmaxf(a.y, b.y), fmaxf(a.z, b.z));
}

static inline Vec3
vec_lerp(Vec3 a, Vec3 b, float t)
{
    return vec_add(vec_scale(a, 1 - t), vec_scale(b, t));
}

/* How far along a to b, 0 ... 1 between them. */
static inline float
vec_share(Vec3 p, Vec3 a, Vec3 b)
{
    Vec3 d = vec_sub(b, a);
    return vec_dot(vec_sub(p, a), d) / vec_dot(d, d);
}

static inline Vec3
mat_apply(Mat3 a, Vec3 v)
{
    return vec3(a.m[0] * v.x + a.m[1] * v.y + a.m[2] * v.z,
                a.m[3] * v.x + a.m[4] * v.y + a.m[5] * v.z,
                a.m[6] * v.x + a.m[7] * v.y + a.m[8] * v.z);
}

static inline Mat3
mat_identity(void)
{
    return (Mat3){ { 1, 0, 0, 0, 1, 0, 0, 0, 1 } };
}

static inline Mat3
mat_columns(Vec3 x, Vec3 y, Vec3 z)
{
    return (Mat3){ { x.x, y.x, z.x, x.y, y.y, z.y, x.z, y.z, z.z } };
}

static inline Vec3
mat_column(Mat3 a, int i)
{
    return vec3(a.m[i], a.m[3 + i], a.m[6 + i]);
}

static inline Mat3
mat_multiply(Mat3 a, Mat3 b)
{
    Mat3 r;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            r.m[i * 3 + j] = a.m[i * 3] * b.m[j] + a.m[i * 3 + 1] * b.m[3 + j] +
                             a.m[i * 3 + 2] * b.m[6 + j];
    return r;
}

static inline Mat3
mat_transpose(Mat3 a)
{
    return (Mat3){ { a.m[0], a.m[3], a.m[6], a.m[1], a.m[4], a.m[7], a.m[2],
                     a.m[5], a.m[8] } };
}

/* Rotation about `axis` (any length) by `degrees`, right-handed. */
Mat3 mat_rotation(Vec3 axis, float degrees);
Mat3 mat_rotation_x(float degrees);
Mat3 mat_rotation_y(float degrees);
Mat3 mat_rotation_z(float degrees);

static inline float
clampf(float x, float least, float most)
{
    return x < least ? least : x > most ? most : x;
}

/* 0 below a, 1 above b, smooth between. */
float smoothstepf(float a, float b, float x);
