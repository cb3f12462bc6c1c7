#include "model/practice.h"

#include "model/picture.h"
#include "model/vocab.h"

const char *const build_names[] = {
    [BUILD_FEMALE] = "female",
    [BUILD_MALE] = "male",
    NULL,
};

int
skin_find(const char *text)
{
    if (text[0] >= '1' && text[0] < '1' + SKIN_COUNT && text[1] == '\0')
        return text[0] - '0';
    return vocab_find(skin_names, text) + 1;
}
