#include "tests/conserve/fewest.h"

int
fewest_pages(const BreakItem *items, size_t n, double room)
{
    int fewest = G_MAXINT;
    for (unsigned mask = 0; mask < 1u << (n - 1); mask++) {
        int pages = 0;
        bool good = true;
        size_t start = 0;
        for (size_t end = 1; end <= n && good; end++) {
            if (end < n && !(mask & (1u << (end - 1))))
                continue;
            good = break_height(items, start, end) <= room + 1e-6 &&
                   (start == 0 || items[start].may_begin);
            start = end;
            pages++;
        }
        if (good)
            fewest = MIN(fewest, pages);
    }
    return fewest;
}

int
greedy_pages(const BreakItem *items, size_t n, double room)
{
    int pages = 0;
    for (size_t start = 0; start < n; pages++) {
        size_t end = 0;
        for (size_t i = start + 1; i <= n; i++) {
            bool may = i == n || items[i].may_begin;
            if (may && break_height(items, start, i) <= room + 1e-6)
                end = i;
        }
        if (end == 0)
            return G_MAXINT;
        start = end;
    }
    return pages;
}
