#include "cmd/report.h"

static void
append_message(Json *json, const DiagMessage *message)
{
    json_open_map(json, NULL);
    json_text(json, "level", diag_level_name(message->level));
    json_text(json, "file", message->pos.file);
    json_number(json, "line", message->pos.line);
    json_number(json, "column", message->pos.col);
    json_text(json, "text", message->text);
    json_close_map(json);
}

void
report_messages(Json *json, const char *key, const Diag *diag, DiagLevel least)
{
    json_open_list(json, key);
    for (int i = 0; i < diag_n_messages(diag); i++)
        if (diag_message(diag, i)->level >= least)
            append_message(json, diag_message(diag, i));
    json_close_list(json);
}

Json
report_open(GString *out, const Written *written)
{
    const char *const *names = (const char *const *)written->names->pdata;
    Json json = json_begin(out);
    json_open_map(&json, NULL);
    json_text(&json, "file", names[0]);
    json_texts(&json, "files", names, written->names->len);
    json_text(&json, "format", format_names[written->format]);
    json_number(&json, "pages", (int)written->n_pages);
    return json;
}

void
report_close(Json *json, const Diag *diag)
{
    report_messages(json, "warnings", diag, DIAG_WARNING);
    json_close_map(json);
}

Json
report_open_handout(GString *out, const HandoutReport *report)
{
    const HandoutFacts *facts = report->facts;
    Json json = report_open(out, report->written);
    json_text(&json, "layout", report->layout);
    json_text(&json, "paper", report->paper);
    json_text(&json, "lang", report->lang);
    json_number(&json, "moves", facts->n_moves);
    json_number(&json, "minutes_a_day", facts->minutes_a_day);
    json_texts(&json, "ids", facts->ids.items, facts->ids.n);
    return json;
}
