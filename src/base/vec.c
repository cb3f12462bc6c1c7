#include "base/vec.h"

Mat3
mat_multiply(Mat3 a, Mat3 b)
{
    Mat3 r;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            r.m[i * 3 + j] = a.m[i * 3] * b.m[j] + a.m[i * 3 + 1] * b.m[3 + j] +
                             a.m[i * 3 + 2] * b.m[6 + j];
    return r;
}

Mat3
mat_transpose(Mat3 a)
{
    return (Mat3){ { a.m[0], a.m[3], a.m[6], a.m[1], a.m[4], a.m[7], a.m[2],
                     a.m[5], a.m[8] } };
}

Mat3
mat_rotation(Vec3 axis, float degrees)
{
    Vec3 k = vec_unit(axis);
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
mat_rotation_x(float degrees)
{
    return mat_rotation(vec3(1, 0, 0), degrees);
}

Mat3
mat_rotation_y(float degrees)
{
    return mat_rotation(vec3(0, 1, 0), degrees);
}

Mat3
mat_rotation_z(float degrees)
{
    return mat_rotation(vec3(0, 0, 1), degrees);
}

float
smoothstepf(float a, float b, float x)
{
    float t = clampf((x - a) / (b - a), 0, 1);
    return t * t * (3 - 2 * t);
}
