/* Runs two commands in turn and compares what they cost.
   usage: pair ROUNDS OUR-COMMAND FLOOR-COMMAND
   Each command is one line for the shell's `exec`.  Prints the ratio of the
   median wall and processor times and of the median peak memories, ours to the
   floor's. */
#define _DEFAULT_SOURCE /* wait4 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define WARM_UP 2
#define MAX_ROUNDS 1000

typedef struct {
    double wall[MAX_ROUNDS];   /* [ms] */
    double cpu[MAX_ROUNDS];    /* [ms]: other programs do not count */
    double memory[MAX_ROUNDS]; /* [MB] */
} Costs;

static double
now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
ms_of(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

/* Runs `command` once and notes its costs as those of `round`, when that is
   not negative. */
static void
run_once(const char *command, int round, Costs *costs)
{
    char line[4096];
    snprintf(line, sizeof line, "exec %s", command);
    double start = now_ms();
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
        fprintf(stderr, "pair: this failed: %s\n", command);
        exit(1);
    }
    if (round < 0)
        return;
    costs->wall[round] = now_ms() - start;
    costs->cpu[round] = ms_of(usage.ru_utime) + ms_of(usage.ru_stime);
    costs->memory[round] = (double)usage.ru_maxrss / 1024;
}

static int
compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double
median(double *values, int n)
{
    qsort(values, (size_t)n, sizeof *values, compare_doubles);
    return values[n / 2];
}

/* Sorts both. */
static void
print_ratio(const char *name, double *ours, double *floors, int n,
            const char *unit)
{
    double our = median(ours, n), floor = median(floors, n);
    printf("%-13s %.2f   (%.1f %s, floor %.1f %s)\n", name, our / floor, our,
           unit, floor, unit);
}

int
main(int argc, char **argv)
{
    static Costs ours, floors;
    int rounds = argc == 4 ? atoi(argv[1]) : 0;
    if (rounds < 1 || rounds > MAX_ROUNDS) {
        fputs("usage: pair ROUNDS OUR-COMMAND FLOOR-COMMAND\n", stderr);
        return 2;
    }
    for (int i = -WARM_UP; i < rounds; i++) {
        run_once(argv[2], i, &ours);
        run_once(argv[3], i, &floors);
    }
    print_ratio("wall ratio", ours.wall, floors.wall, rounds, "ms");
    print_ratio("cpu ratio", ours.cpu, floors.cpu, rounds, "ms");
    print_ratio("memory ratio", ours.memory, floors.memory, rounds, "MB");
    return 0;
}
