/* Calendar dates without time zones. */
#pragma once

#include <stdbool.h>

typedef struct {
    int year, month, day; /* 1-based; year 0 = no date */
    int hour, minute;     /* hour -1 = no time */
} DateTime;

#define DATE_NONE ((DateTime){ 0, 0, 0, -1, 0 })

/* "2026-11-22" or "2026-11-22 14:30" (also with "T"); false when it is not a
   real day between 1900 and 9999. */
bool date_parse(const char *text, DateTime *out);

/* Today, local; from SOURCE_DATE_EPOCH (UTC) when it is set. */
DateTime date_today(void);

/* 1 = Monday ... 7 = Sunday. */
int date_weekday(DateTime d);

/* Days from a to b. */
int date_days_between(DateTime a, DateTime b);

/* The day that comes `days` after `date`, without a time. */
DateTime date_after(DateTime date, int days);
