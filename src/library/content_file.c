#include "library/files.h"

#include <string.h>

#include "base/strings.h"
#include "library/text_file.h"
#include "parse/frontmatter.h"

bool
content_file_read(Arena *arena, const char *path, ContentFile *out, Diag *diag)
{
    size_t n;
    const char *id = content_file_id(arena, path, diag);
    const char *bytes = text_file_read(arena, path, &n, diag);
    if (bytes == NULL)
        return false;
    const char *file = g_intern_string(path);
    FrontMatter parts;
    if (!frontmatter_split(bytes, n, file, &parts, diag))
        return false;
    const YamlNode *front = yaml_parse(arena, parts.yaml, parts.yaml_n, file,
                                       parts.yaml_line, diag);
    *out = (ContentFile){ id,         { file, 1, 1 }, front,
                          parts.body, parts.body_n,   parts.body_line };
    return front != NULL;
}

const YamlNode *
yaml_file_read(Arena *arena, const char *path, Diag *diag)
{
    size_t n;
    const char *bytes = text_file_read(arena, path, &n, diag);
    if (bytes == NULL)
        return NULL;
    return yaml_parse(arena, bytes, n, g_intern_string(path), 1, diag);
}

/* The last dot of `name` when a language of two or three letters follows it,
   or NULL. */
static char *
language_dot(char *name)
{
    char *dot = strrchr(name, '.');
    size_t n = dot != NULL ? strspn(dot + 1, "abcdefghijklmnopqrstuvwxyz") : 0;
    return n >= 2 && n <= 3 && dot[n + 1] == '\0' ? dot : NULL;
}

bool
content_file_lang(const char *path, char **lang)
{
    g_autofree char *name = g_path_get_basename(path);
    char *extension = strrchr(name, '.');
    if (extension != NULL)
        *extension = '\0';
    char *dot = language_dot(name);
    *lang = dot != NULL ? g_strdup(dot + 1) : NULL;
    return dot != NULL;
}

const char *
content_file_id(Arena *arena, const char *path, Diag *diag)
{
    g_autofree char *name = g_path_get_basename(path);
    char *dot = strrchr(name, '.');
    g_autofree char *extension = g_strdup(dot != NULL ? dot : "");
    if (dot != NULL)
        *dot = '\0';
    char *lang = language_dot(name);
    if (lang != NULL)
        *lang = '\0';
    if (is_id(name))
        return arena_strdup(arena, name);

    g_autofree char *slug = slug_from(name);
    SrcPos pos = { g_intern_string(path), 0, 0 };
    if (is_id(slug))
        diag_add(diag, DIAG_ERROR, pos,
                 "the file's name is its id: only small letters, digits and "
                 "single hyphens; rename it to '%s%s'",
                 slug, extension);
    else
        diag_add(diag, DIAG_ERROR, pos,
                 "the file's name is its id: only small letters, digits and "
                 "single hyphens, at most 64");
    return NULL;
}
