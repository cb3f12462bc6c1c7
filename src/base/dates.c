#include "base/dates.h"

#include <glib.h>
#include <string.h>

/* Reads exactly the digits that `pattern` marks with '9'; its other bytes
   must be equal.  Numbers go to `numbers` in order. */
static bool
match_digits(const char *text, const char *pattern, int *numbers)
{
    for (size_t i = 0; pattern[i] != '\0'; i++) {
        if (pattern[i] != '9') {
            if (text[i] != pattern[i])
                return false;
            continue;
        }
        if (!g_ascii_isdigit(text[i]))
            return false;
        bool first = i == 0 || pattern[i - 1] != '9';
        bool last = pattern[i + 1] != '9';
        *numbers = (first ? 0 : 10 * *numbers) + g_ascii_digit_value(text[i]);
        if (last)
            numbers++;
    }
    return true;
}

static bool
is_day(const int *ymd)
{
    return ymd[0] >= 1900 && ymd[1] >= 1 && ymd[1] <= 12 && ymd[2] >= 1 &&
           ymd[2] <= g_date_get_days_in_month((GDateMonth)ymd[1],
                                              (GDateYear)ymd[0]);
}

bool
date_parse(const char *text, DateTime *out)
{
    int ymd[3] = { 0 }, time[2] = { -1, 0 };
    if (!match_digits(text, "9999-99-99", ymd) || !is_day(ymd))
        return false;
    const char *rest = text + strlen("9999-99-99");
    if (*rest != '\0') {
        bool parted = *rest == ' ' || *rest == 'T';
        if (!parted || !match_digits(rest + 1, "99:99", time) ||
            rest[strlen(" 99:99")] != '\0' || time[0] > 23 || time[1] > 59)
            return false;
    }
    *out = (DateTime){ ymd[0], ymd[1], ymd[2], time[0], time[1] };
    return true;
}

/* The moment of SOURCE_DATE_EPOCH, or NULL when it is not set or no number
   of seconds. */
static GDateTime *
pinned_moment(void)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    guint64 seconds;
    if (epoch == NULL ||
        !g_ascii_string_to_unsigned(epoch, 10, 0, G_MAXINT64, &seconds, NULL))
        return NULL;
    return g_date_time_new_from_unix_utc((gint64)seconds);
}

DateTime
date_today(void)
{
    g_autoptr(GDateTime) moment = pinned_moment();
    if (moment == NULL)
        moment = g_date_time_new_now_local();
    g_assert(moment != NULL);
    DateTime today = DATE_NONE;
    g_date_time_get_ymd(moment, &today.year, &today.month, &today.day);
    return today;
}

static GDate
calendar_day(DateTime d)
{
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, (GDateDay)d.day, (GDateMonth)d.month,
                   (GDateYear)d.year);
    g_assert(g_date_valid(&day));
    return day;
}

int
date_weekday(DateTime d)
{
    GDate day = calendar_day(d);
    return (int)g_date_get_weekday(&day);
}

int
date_days_between(DateTime a, DateTime b)
{
    GDate from = calendar_day(a), to = calendar_day(b);
    return g_date_days_between(&from, &to);
}

DateTime
date_after(DateTime date, int days)
{
    GDate day = calendar_day(date);
    g_date_add_days(&day, (guint)days);
    return (DateTime){ g_date_get_year(&day), (int)g_date_get_month(&day),
                       g_date_get_day(&day), -1, 0 };
}
