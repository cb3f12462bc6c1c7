#include "layout/footer.h"

#include "base/strings.h"
#include "base/units.h"

#define GAP mm(6) /* between the texts of a line */

typedef struct {
    const Para *phone, *address, *page;
    bool address_below; /* no room beside the others */
} FooterLine;

static FooterLine
footer_measure(Setter *s, const Footer *footer, int page, int pages)
{
    g_autofree char *n = g_strdup_printf("%d", page);
    g_autofree char *of = g_strdup_printf("%d", pages);
    g_autofree char *page_of =
            fill_in(footer->page_of, "page", n, "pages", of, NULL);
    g_autofree char *right =
            footer->client
                    ? g_strconcat(footer->client, " · ", page_of, NULL)
                    : g_strdup(page_of);
    FooterLine line = { 0 };
    line.page = set_text(s, STYLE_FOOTER, COLOR_INK, right, s->width * 0.6,
                         PARA_BALANCED);
    double left = s->width - para_width(line.page) - GAP;
    if (footer->phone != NULL)
        line.phone = set_linked(s, STYLE_FOOTER, COLOR_BRAND, footer->phone,
                                footer->links, footer->n_links, left,
                                PARA_BALANCED);
    if (footer->address == NULL)
        return line;
    line.address = set_linked(s, STYLE_SMALL, COLOR_SOFT, footer->address,
                              footer->links, footer->n_links, s->width,
                              PARA_BALANCED);
    double used = line.phone ? para_width(line.phone) + GAP : 0;
    line.address_below = para_width(line.address) + used > left ||
                         para_n_lines(line.address) > 1;
    return line;
}

static double
line_height(Setter *s, const Para *para, StyleId style)
{
    return para ? para_n_lines(para) * setter_leading(s, style) : 0;
}

double
footer_height(Setter *s, const Footer *footer)
{
    FooterLine line = footer_measure(s, footer, 99, 99);
    double h = mm(1.6) + MAX(line_height(s, line.phone, STYLE_FOOTER),
                             line_height(s, line.page, STYLE_FOOTER));
    if (line.address_below)
        h += line_height(s, line.address, STYLE_SMALL);
    return h;
}

/* Whom the texts belong to: who reads by ear hears them once, at the end. */
static int
footer_owner(Setter *s, int page, int pages)
{
    return page == pages ? element_add(s, ROLE_P, 0, NULL) : OWNER_PAGINATION;
}

static void
put(Setter *s, Column *c, const Para *para, StyleId style, int owner, double x,
    double y)
{
    c->y = y;
    column_para(c, owner, para, x, setter_leading(s, style));
}

void
footer_put(Setter *s, Column *c, const Footer *footer, double top, int page,
           int pages)
{
    FooterLine line = footer_measure(s, footer, page, pages);
    double y = top + mm(1.6), first = setter_leading(s, STYLE_FOOTER);
    column_rule(c, (Point){ 0, top }, (Point){ s->width, top },
                setter_color(s, COLOR_LINE), mm(0.35));
    double right = s->width - para_width(line.page), x = 0;
    if (line.phone != NULL) {
        put(s, c, line.phone, STYLE_FOOTER, footer_owner(s, page, pages), 0,
            y);
        x = para_width(line.phone) + GAP;
    }
    if (line.address != NULL && !line.address_below) {
        double room = right - GAP - x;
        double middle = x + (room - para_width(line.address)) / 2;
        double drop = (first - setter_leading(s, STYLE_SMALL)) / 2;
        put(s, c, line.address, STYLE_SMALL, footer_owner(s, page, pages),
            line.phone ? middle : 0, y + drop);
    }
    for (int i = 0; i < para_n_lines(line.page); i++)
        column_line(c, OWNER_PAGINATION, line.page, i,
                    s->width - para_line_width(line.page, i),
                    y + i * first + first / 2 +
                            para_cap_height(line.page) / 2);
    if (line.address != NULL && line.address_below)
        put(s, c, line.address, STYLE_SMALL, footer_owner(s, page, pages), 0,
            y + MAX(line_height(s, line.phone, STYLE_FOOTER),
                    line_height(s, line.page, STYLE_FOOTER)));
}
