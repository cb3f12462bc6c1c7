/* Any bytes as front matter and as a YAML file: never a crash, and a tree or a
   message, never neither. */
#include <string.h>

#include "parse/frontmatter.h"
#include "parse/yaml.h"

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

/* Every promise of yaml.h that can be checked on a tree. */
static void
check_node(const YamlNode *node)
{
    g_assert(node->pos.line > 0 && node->pos.col > 0);
    if (node->kind == YAML_SCALAR) {
        g_assert(node->n == 0 && g_utf8_validate(node->text, -1, NULL));
        return;
    }
    for (size_t i = 0; i < node->n; i++) {
        check_node(node->items[i]);
        if (node->kind == YAML_MAP) {
            check_node(node->keys[i]);
            g_assert(yaml_find(node, node->keys[i]->text) == node->items[i]);
        }
    }
}

static void
check_yaml(const char *bytes, size_t n, int first_line)
{
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(Diag) diag = diag_new();
    const YamlNode *root =
            yaml_parse(arena, bytes, n, "fuzz", first_line, diag);
    g_assert((root == NULL) == (diag_n_errors(diag) > 0));
    if (root != NULL)
        check_node(root);
    g_autofree char *printed = diag_format(diag, DIAG_NOTE, false);
    g_assert(g_utf8_validate(printed, -1, NULL));
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
    const char *text = (const char *)bytes;
    check_yaml(text, n, 1);
    g_autoptr(Diag) diag = diag_new();
    FrontMatter fm;
    if (frontmatter_split(text, n, "fuzz", &fm, diag))
        check_yaml(fm.yaml, fm.yaml_n, fm.yaml_line);
    else
        g_assert(diag_n_errors(diag) == 1);
    return 0;
}
