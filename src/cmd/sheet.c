#include "cmd/sheet.h"

#include "art/picture_art.h"
#include "base/units.h"

#define EDGE mm(3) /* white round the pictures */
#define GAP mm(4)

const char *const map_label_names[LABELS_COUNT + 1] = { "none", "plain",
                                                        "latin", "both", NULL };

static void
art_free_it(gpointer art)
{
    art_free(art);
}

PageSet *
sheet_new(const char *title)
{
    PageSet *set = page_set_new(NULL, NULL, "en");
    set->title = arena_strdup(set->arena, title);
    Element *elements = arena_array(set->arena, Element, SHEET_ELEMENTS);
    elements[0] = (Element){ .role = ROLE_DOCUMENT, .parent = -1 };
    elements[SHEET_FIGURE] = (Element){ .role = ROLE_FIGURE,
                                         .alt = set->title };
    elements[SHEET_LABELS] = (Element){ .role = ROLE_P };
    set->elements = elements;
    set->n_elements = SHEET_ELEMENTS;
    return set;
}

Mark
sheet_picture(PageSet *set, const Picture *picture,
              const PicturePalette *palette, double width, Point at)
{
    float unit = picture_line_unit(picture, (float)width);
    Art *art = art_from_picture(picture, palette, unit);
    arena_own(set->arena, art, art_free_it);
    double w = mm(width);
    Mark mark = { .kind = MARK_ART, .owner = SHEET_FIGURE };
    mark.art.art = art;
    mark.art.box = (Rect){ at.x, at.y, w, w / art_aspect(art) };
    return mark;
}

void
sheet_set_page(PageSet *set, const Mark *marks, size_t n, double width,
               double height)
{
    Page *page = arena_new0(set->arena, Page);
    *page = (Page){ .width = width,
                    .height = height,
                    .marks = marks,
                    .n_marks = n };
    set->pages = page;
    set->n_pages = 1;
}

PageSet *
sheet_of_pictures(const char *title, const Picture *const *pictures, int n,
                  const PicturePalette *palette, double width)
{
    PageSet *set = sheet_new(title);
    Mark *marks = arena_array(set->arena, Mark, (size_t)n);
    double x = EDGE, height = 0;
    for (int i = 0; i < n; i++) {
        marks[i] = sheet_picture(set, pictures[i], palette, width,
                                 (Point){ x, EDGE });
        x += mm(width) + GAP;
        height = MAX(height, marks[i].art.box.h);
    }
    sheet_set_page(set, marks, (size_t)n, x - GAP + EDGE, height + 2 * EDGE);
    return set;
}
