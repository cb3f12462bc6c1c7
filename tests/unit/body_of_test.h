/* The body that ships, for tests that run at the top of the project. */
#pragma once

#include "figure/body.h"

static inline Body *
body_of_test(bool female)
{
    g_autoptr(Diag) diag = diag_new();
    Body *body = body_open("src/content/body/body.bin", female, diag);
    g_assert_nonnull(body);
    return body;
}
