#include "cmd/press.h"

#include "cmd/pictures.h"
#include "cmd/target.h"
#include "layout/layout.h"
#include "model/lang.h"
#include "model/paper.h"

void
press_init(Press *press, Run *run)
{
    *press = (Press){ .run = run, .lib = run_library(run) };
}

void
press_clear(Press *press)
{
    page_set_free(press->pages);
    document_free(press->document);
    figures_free(press->figures);
    font_set_free(press->fonts);
    library_free(press->lib);
}

static const char *
first_said(const char *nearer, const char *farther)
{
    return nearer != NULL ? nearer : farther;
}

static void
read_practice(Press *press, const PressWish *wish)
{
    static const Practice nobody;
    press->practice =
            library_practice(press->lib, wish->practice, press->run->diag);
    if (press->practice == NULL)
        press->practice = &nobody;
}

/* Of a language that is not there, English stands in: nothing will be printed,
   but the other mistakes are found. */
static void
read_words(Press *press, const PressWish *wish)
{
    g_autofree char *here = target_country();
    Diag *diag = press->run->diag;
    const Practice *practice = press->practice;
    const char *country = first_said(practice->country, here);
    SrcPos pos = wish->lang != NULL ? wish->lang_pos : practice->language_pos;
    press->language = first_said(
            wish->lang, first_said(practice->language, LANG_ENGLISH));
    press->words =
            library_words(press->lib, press->language, country, pos, diag);
    if (press->words == NULL)
        press->words =
                library_words(press->lib, LANG_ENGLISH, country, pos, diag);
}

static void
read_layout(Press *press, const PressWish *wish)
{
    Diag *diag = press->run->diag;
    const Practice *practice = press->practice;
    const char *usual = wish->use == LAYOUT_POSTER ? NULL : practice->paper;
    press->paper = first_said(wish->paper, usual);
    press->spec = library_layout(
            press->lib, first_said(wish->layout, wish->usual_layout),
            wish->layout_pos, press->paper,
            wish->paper != NULL ? wish->paper_pos : practice->paper_pos, diag);
    if (press->spec != NULL &&
        !library_layout_is_for(press->spec, wish->use, wish->layout_pos, diag))
        press->spec = NULL;
}

void
press_read(Press *press, const PressWish *wish)
{
    read_practice(press, wish);
    read_words(press, wish);
    read_layout(press, wish);
    run_step(press->run, "reading");
}

/* Names are set as they are written, or not at all. */
static void
check_letters(Press *press)
{
    const Practice *practice = press->practice;
    const char *const texts[] = {
        practice->practice, practice->therapist, practice->qualifications,
        practice->phone,    practice->email,     practice->web,
        practice->address,  practice->footer,
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        font_set_check(press->fonts, texts[i], practice->pos, press->run->diag);
}

void
press_open(Press *press)
{
    if (press->document == NULL || press->spec == NULL)
        return;
    Diag *diag = press->run->diag;
    g_autofree char *data = library_data_folder();
    press->figures = figures_new(data);
    pictures_draw(press->document, press->spec, press->figures,
                  press->practice, diag);
    run_step(press->run, "drawing the figures");
    press->fonts = font_set_new(data, diag);
    run_step(press->run, "opening the fonts");
    if (press->fonts != NULL)
        check_letters(press);
}

void
press_place(Press *press)
{
    if (press->fonts != NULL)
        press->pages = layout_document(press->document, press->spec,
                                       press->fonts, press->run->diag);
    run_step(press->run, "laying out");
}

char *
press_paper(const Press *press)
{
    const LayoutSpec *spec = press->spec;
    const char *name = paper_name(spec->width, spec->height);
    return name ? g_strdup(name)
                : g_strdup_printf("%.0fx%.0fpt", spec->width, spec->height);
}
