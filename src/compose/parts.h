/* What the files of compose/ share while one handout is made.  For compose/
   only. */
#pragma once

#include "compose/compose.h"
#include "compose/dose_words.h"

/* One exercise of the handout. */
typedef struct {
    const Exercise *exercise;
    Dose dose; /* all that has been said, the nearer over the farther */
    Use use;
    SrcPos pos;                /* of what named it */
    const Routine *routine;    /* NULL for an exercise on its own */
    const RoutinePhase *phase; /* NULL for an exercise on its own */
    size_t order;              /* of the plan's item that named it */
    bool skipped; /* named, but left out by the plan; gone once resolved */
    int number;   /* counted over the whole sheet */
} Move;

/* One advice text of the handout. */
typedef struct {
    const Advice *advice;
    bool demanded; /* by its rules, not only by name */
    size_t order;  /* of the plan's item that named it */
} Text;

typedef struct {
    Library *lib;
    const Plan *plan;
    const Poster *poster; /* whose panels these are, or NULL */
    const char *title_lang; /* of the plan's title; NULL: the sheet's */
    const Practice *practice;
    const Words *words;
    Diag *diag;
    Arena *arena;     /* of the document */
    GArray *moves;    /* Move, in print order */
    GArray *texts;    /* Text, in print order */
    GArray *routines; /* const Routine * */
    GArray *blocks;   /* Block */
} Compose;

#define move_at(c, i) (&g_array_index((c)->moves, Move, (i)))
#define text_at(c, i) (&g_array_index((c)->texts, Text, (i)))

/* items.c: fills `routines`, `moves` and the named `texts`. */
void resolve_items(Compose *c);
void number_moves(Compose *c);

/* order.c: the moves with the fewest changes of position, where the plan asks
   for them; warnings about how many moves and changes there are. */
void order_moves(Compose *c);
void check_load(const Compose *c);

/* suits.c: errors for moves that the client's conditions forbid, warnings for
   those that need what is not to be had. */
void check_suits(const Compose *c);

/* rules.c: adds the texts that rules demand to the named ones and sorts them. */
void resolve_texts(Compose *c);

/* compose.c: what begins and ends the composing of any document. */
Compose compose_begin(Library *lib, const Plan *plan, const Practice *practice,
                      const Words *words, Diag *diag);
void compose_clear(Compose *c);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Compose, compose_clear)
void check_some(const Compose *c);
/* Takes the arena over; `facts` point into it. */
Document *compose_end(Compose *c, HandoutFacts *facts);

/* block.c: adds `block`, which is copied. */
void add_block(Compose *c, Part part, BlockKind kind, const Block *block);

/* The blocks, each file's in the order they are called. */
void add_header(Compose *c);                 /* header.c */
void add_intro(Compose *c);                  /* header.c */
void add_glance(Compose *c);                 /* glance.c */
void add_cards(Compose *c, bool massage);    /* cards.c */
void add_card(Compose *c, const Move *move, Part part); /* cards.c */
void add_legend(Compose *c); /* cards.c: to the first drawn card */
void add_panels(Compose *c);                 /* texts.c */
void add_pain_guide(Compose *c);             /* texts.c */
void add_safety(Compose *c);                 /* texts.c */
void add_text_block(Compose *c, const Advice *advice);  /* texts.c */
void add_charts(Compose *c);                 /* chart.c */
void add_next(Compose *c);                   /* closing.c */
void add_notes(Compose *c);                  /* closing.c */
void add_body_map(Compose *c);               /* body_map.c */
Footer make_footer(const Compose *c);        /* closing.c */
const char *handout_title(const Compose *c); /* header.c */
/* The notes that the routines have for the client. */
Prose routine_notes(const Compose *c); /* header.c */

/* The minutes a day that the moves take, `up_to` true when not all of them
   are done in one day. */
int handout_minutes(const Compose *c, bool *up_to); /* glance.c */

/* What the words of a move's dose depend on besides the dose. */
DoseContext dose_context(const Compose *c, const Move *move); /* cards.c */

/* "Phase 1: Settle and move". */
const char *phase_name(const Compose *c, const RoutinePhase *phase);
/* True when several phases are printed, so that they need headings. */
bool has_several_phases(const Compose *c);
/* True for the moves of `phase`; for NULL, for those of no phase. */
bool in_phase(const Move *move, const RoutinePhase *phase);
/* The index of the first move of each phase, in print order; routines without
   phases have one.  GArray of guint, the caller's. */
GArray *phase_starts(const Compose *c);

/* text.c: words and prose.  Results live in the document's arena. */

/* A name, number or address that stands as it is written, whichever way the
   words around it run.  NULL stays NULL. */
const char *as_written(const Compose *c, const char *text);

/* The word for `key`; the same with its {names} filled in: pairs of name and
   value, ended by NULL. */
const char *word(const Compose *c, const char *key);
#define say(c, key, ...) \
    arena_take((c)->arena, fill_in(words_get((c)->words, (key)), __VA_ARGS__))

/* The words of the document's language for NULL, else of `lang`: the frame of
   a text that is not translated is of one language with it. */
const Words *words_in(const Compose *c, const char *lang);
#define say_in(c, lang, key, ...)                                    \
    arena_take((c)->arena,                                           \
               fill_in(words_get(words_in((c), (lang)), (key)), __VA_ARGS__))

/* Content text for the client: tokens filled in, and for built-in content the
   country's own words.  Warns when a token needs a country and none is known. */
const char *client_text(const Compose *c, const char *text, bool built_in);
/* The same of a text in `lang`; NULL = the document's. */
const char *client_text_in(const Compose *c, const char *lang,
                           const char *text, bool built_in);
Prose client_prose(const Compose *c, Prose prose, bool built_in);

/* One paragraph of ours; paragraphs divided by "\n\n" that somebody wrote at
   `pos`.  The texts are copied. */
Prose prose_paragraph(const Compose *c, const char *text);
Prose prose_paragraphs(const Compose *c, const char *text, SrcPos pos);
/* The same prose, all of it in `lang`. */
Prose prose_in(const Compose *c, Prose prose, const char *lang);
Prose prose_join(const Compose *c, Prose a, Prose b);
/* "https://practice.example" of "practice.example". */
const char *web_href(const Compose *c, const char *web);
/* "practice.example" of "https://practice.example/". */
const char *short_web(const Compose *c, const char *web);
Labelled
make_labelled(const Compose *c, Icon icon, const char *key, Prose prose);

/* "1 to 2" of a routine's weeks; NULL = in the document's language. */
const char *
say_weeks(const Compose *c, const char *lang, const char *weeks);

/* drafts.c: a warning that names the texts that nobody has checked. */
void tell_drafts(const Compose *c);

/* "mat", "mat and chair", "mat, chair and strap": GArray of const char *. */
const char *list_and(const Compose *c, const GArray *names);
/* "1 to 4 and 6" for the ascending numbers in a GArray of int. */
const char *list_numbers(const Compose *c, const GArray *numbers);

/* dates_words.c */
const char *say_date(const Compose *c, DateTime date); /* with its weekday */
const char *say_date_time(const Compose *c, DateTime date);
const char *say_day(const Compose *c, DateTime date); /* "6 December" */

/* groups.c */

/* The moves of which `text` can be said; what it means is the caller's. */
typedef struct {
    const char *text;
    bool apart;      /* and not on 2 days in a row */
    GArray *numbers; /* int: of the moves */
} MoveGroup;

/* GArray of MoveGroup, in the order of the moves; the caller's. */
GArray *move_groups_new(void);
void move_groups_add(GArray *groups, const char *text, bool apart, int number);
