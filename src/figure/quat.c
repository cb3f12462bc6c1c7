#include "figure/quat.h"

/* By the largest of the four, so that nothing small divides. */
Quat
quat_from_mat(Mat3 rotation)
{
    const float *m = rotation.m;
    float trace = m[0] + m[4] + m[8];
    Quat q;
    if (trace > 0) {
        float s = sqrtf(trace + 1) * 2;
        q = (Quat){ s / 4, (m[7] - m[5]) / s, (m[2] - m[6]) / s,
                    (m[3] - m[1]) / s };
    } else if (m[0] > m[4] && m[0] > m[8]) {
        float s = sqrtf(1 + m[0] - m[4] - m[8]) * 2;
        q = (Quat){ (m[7] - m[5]) / s, s / 4, (m[1] + m[3]) / s,
                    (m[2] + m[6]) / s };
    } else if (m[4] > m[8]) {
        float s = sqrtf(1 + m[4] - m[0] - m[8]) * 2;
        q = (Quat){ (m[2] - m[6]) / s, (m[1] + m[3]) / s, s / 4,
                    (m[5] + m[7]) / s };
    } else {
        float s = sqrtf(1 + m[8] - m[0] - m[4]) * 2;
        q = (Quat){ (m[3] - m[1]) / s, (m[2] + m[6]) / s, (m[5] + m[7]) / s,
                    s / 4 };
    }
    return q.w < 0 ? quat_scale(q, -1) : q;
}
