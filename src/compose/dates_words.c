#include "compose/parts.h"

/* The pattern of `key` with the parts of the date. */
static const char *
fill_date(const Compose *c, const char *key, DateTime date)
{
    char day[16], year[16];
    g_snprintf(day, sizeof day, "%d", date.day);
    g_snprintf(year, sizeof year, "%d", date.year);
    StrList weekdays = words_list(c->words, LIST_WEEKDAYS_SHORT);
    StrList months = words_list(c->words, LIST_MONTHS);
    return say(c, key, "weekday", weekdays.items[date_weekday(date) - 1], "day",
               day, "month", months.items[date.month - 1], "year", year, NULL);
}

const char *
say_date(const Compose *c, DateTime date)
{
    return fill_date(c, "date-long", date);
}

const char *
say_day(const Compose *c, DateTime date)
{
    return fill_date(c, "date-short", date);
}

const char *
say_date_time(const Compose *c, DateTime date)
{
    if (date.hour < 0)
        return say_date(c, date);
    char hour[16], hour12[16], minute[16];
    g_snprintf(hour, sizeof hour, "%d", date.hour);
    g_snprintf(hour12, sizeof hour12, "%d", (date.hour + 11) % 12 + 1);
    g_snprintf(minute, sizeof minute, "%02d", date.minute);
    const char *half = words_get(c->words, date.hour < 12 ? "clock-morning"
                                                          : "clock-afternoon");
    const char *time = say(c, "clock-time", "hour", hour, "hour12", hour12,
                           "minute", minute, "half", half, NULL);
    return say(c, "date-time", "date", say_date(c, date), "time", time, NULL);
}
