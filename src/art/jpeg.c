#include "art/jpeg.h"

#include <string.h>

/* Markers of ITU-T T.81, table B.1. */
enum {
    SOF0 = 0xC0,
    DHT = 0xC4,
    JPG = 0xC8,
    DAC = 0xCC,
    SOF15 = 0xCF,
    RST0 = 0xD0,
    RST7 = 0xD7,
    SOI = 0xD8,
    EOI = 0xD9,
    SOS = 0xDA,
    APP0 = 0xE0,
    APP14 = 0xEE, /* Adobe: how the colours are coded */
    APP15 = 0xEF,
    COM = 0xFE
};

typedef struct {
    guint8 marker;
    const guint8 *bytes; /* from the 0xFF */
    size_t n;            /* with the coded picture after a SOS */
} Segment;

/* The end of the coded picture that begins at `at`. */
static size_t
scan_end(const guint8 *bytes, size_t n, size_t at)
{
    for (; at + 1 < n; at++) {
        guint8 next = bytes[at + 1];
        if (bytes[at] == 0xFF && next != 0x00 && next != 0xFF &&
            (next < RST0 || next > RST7))
            return at;
    }
    return n;
}

/* The segment at `*at`, which moves behind it; false at the end of the file
   or where none can be. */
static bool
next_segment(const guint8 *bytes, size_t n, size_t *at, Segment *out)
{
    size_t i = *at;
    while (i + 1 < n && bytes[i] == 0xFF && bytes[i + 1] == 0xFF)
        i++;
    if (i + 1 >= n || bytes[i] != 0xFF)
        return false;
    *out = (Segment){ bytes[i + 1], bytes + i, 2 };
    if (out->marker != SOI && out->marker != EOI) {
        if (n - i < 4)
            return false;
        size_t length = (size_t)bytes[i + 2] << 8 | bytes[i + 3];
        if (length < 2 || n - i - 2 < length)
            return false;
        out->n = 2 + length;
    }
    if (out->marker == SOS)
        out->n = scan_end(bytes, n, i + out->n) - i;
    *at = i + out->n;
    return true;
}

static bool
is_frame(guint8 marker)
{
    return marker >= SOF0 && marker <= SOF15 && marker != DHT &&
           marker != JPG && marker != DAC;
}

bool
jpeg_info(const guint8 *bytes, size_t n, JpegInfo *out)
{
    Segment s;
    bool sized = false;
    out->whole = false;
    for (size_t at = 0; next_segment(bytes, n, &at, &s);) {
        if (s.marker == EOI) {
            out->whole = true;
            break;
        }
        if (!is_frame(s.marker))
            continue;
        if (s.n < 10)
            return false;
        const guint8 *p = s.bytes;
        out->height = (guint32)p[5] << 8 | p[6];
        out->width = (guint32)p[7] << 8 | p[8];
        out->n_components = p[9];
        sized = true;
    }
    return sized;
}

static bool
is_metadata(guint8 marker)
{
    return marker == COM ||
           (marker > APP0 && marker <= APP15 && marker != APP14);
}

guint8 *
jpeg_without_metadata(const guint8 *bytes, size_t n, size_t *out_n)
{
    Segment s;
    guint8 *out = g_malloc(n);
    *out_n = 0;
    for (size_t at = 0; next_segment(bytes, n, &at, &s);) {
        if (is_metadata(s.marker))
            continue;
        memcpy(out + *out_n, s.bytes, s.n);
        *out_n += s.n;
        if (s.marker == EOI)
            break;
    }
    return out;
}
