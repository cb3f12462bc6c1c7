#include "base/color.h"

#include <glib.h>
#include <math.h>
#include <string.h>

bool
color_parse(const char *text, Color *out)
{
    size_t n = strlen(text);
    if (text[0] != '#' || (n != 4 && n != 7))
        return false;
    size_t per_channel = (n - 1) / 3;
    double channels[3];
    for (size_t i = 0; i < 3; i++) {
        const char *digits = text + 1 + i * per_channel;
        int high = g_ascii_xdigit_value(digits[0]);
        int low = g_ascii_xdigit_value(digits[per_channel - 1]);
        if (high < 0 || low < 0)
            return false;
        channels[i] = (16 * high + low) / 255.0;
    }
    *out = (Color){ channels[0], channels[1], channels[2], 1 };
    return true;
}

static int
channel_byte(double channel)
{
    return (int)(CLAMP(channel, 0, 1) * 255 + 0.5);
}

char *
color_print(Color c)
{
    return g_strdup_printf("#%02X%02X%02X", channel_byte(c.r),
                           channel_byte(c.g), channel_byte(c.b));
}

/* sRGB's curve, as WCAG 2.2 gives it. */
static double
to_linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92
                              : pow((channel + 0.055) / 1.055, 2.4);
}

static double
from_linear(double light)
{
    return light <= 0.0031308 ? light * 12.92
                              : 1.055 * pow(light, 1 / 2.4) - 0.055;
}

/* Relative luminance, 0..1. */
static double
luminance(Color c)
{
    return 0.2126 * to_linear(c.r) + 0.7152 * to_linear(c.g) +
           0.0722 * to_linear(c.b);
}

double
color_contrast(Color a, Color b)
{
    double la = luminance(a), lb = luminance(b);
    return (MAX(la, lb) + 0.05) / (MIN(la, lb) + 0.05);
}

static double
mix(double top, double bottom, double amount)
{
    return top * amount + bottom * (1 - amount);
}

Color
color_mix(Color top, Color bottom, double amount)
{
    return (Color){ mix(top.r, bottom.r, amount), mix(top.g, bottom.g, amount),
                    mix(top.b, bottom.b, amount), 1 };
}

/* CIE L*, 0..100, of a luminance, and back. */
static double
lightness_from(double y)
{
    return y > 216.0 / 24389 ? 116 * cbrt(y) - 16 : y * 24389.0 / 27;
}

static double
luminance_from(double lightness)
{
    return lightness > 8 ? pow((lightness + 16) / 116, 3)
                         : lightness * 27.0 / 24389;
}

/* Less light of the same chromaticity always stays inside sRGB. */
static Color
dimmed(Color c, double factor)
{
    return (Color){ from_linear(to_linear(c.r) * factor),
                    from_linear(to_linear(c.g) * factor),
                    from_linear(to_linear(c.b) * factor), c.a };
}

Color
color_darken_until(Color c, Color paper, double ratio)
{
    double full = luminance(c);
    double lightness = lightness_from(full);
    Color darker = c;
    while (color_contrast(darker, paper) < ratio && lightness > 0) {
        lightness = MAX(lightness - 1, 0);
        darker = dimmed(c, luminance_from(lightness) / full);
    }
    return darker;
}
