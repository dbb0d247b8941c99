// More than a fair share of the processors.
#include "probe.h"
#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <time.h>

ATTEMPT(H33, realtime_fifo)
{
    struct sched_param first = {.sched_priority = 1};
    return outcome(sched_setscheduler(0, SCHED_FIFO, &first));
}

ATTEMPT(H33, realtime_round_robin)
{
    struct sched_param first = {.sched_priority = 1};
    return outcome(sched_setscheduler(0, SCHED_RR, &first));
}

ATTEMPT(H33, deadline)
{
    struct { unsigned size, policy; unsigned long flags; int nice; unsigned priority; unsigned long runtime, deadline, period; }
        request = {48, 6 /* SCHED_DEADLINE */, 0, 0, 0, 1000000, 10000000, 10000000};
    return outcome(syscall(SYS_sched_setattr, 0, &request, 0));
}

ATTEMPT(H33, nice)
{
    return outcome(setpriority(PRIO_PROCESS, 0, -20));
}

ATTEMPT(H33, input_output_realtime) { return outcome(syscall(SYS_ioprio_set, 1 /* IOPRIO_WHO_PROCESS */, 0, 1 << 13 /* IOPRIO_CLASS_RT */)); }

static double clock_seconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static void *spin_until(void *end)
{
    while (clock_seconds(CLOCK_MONOTONIC) < *(double *)end)
        ;
    return NULL;
}

// Two threads for a while, then the share of one processor that the program really had, in percent.
ACTION(spin)
{
    pthread_t other;
    double began = clock_seconds(CLOCK_MONOTONIC), end = began + atof(argv[0]);
    pthread_create(&other, NULL, spin_until, &end);
    spin_until(&end);
    pthread_join(other, NULL);
    return printf("H33 share %d\n", (int)(100 * clock_seconds(CLOCK_PROCESS_CPUTIME_ID) / (clock_seconds(CLOCK_MONOTONIC) - began))) < 0;
}
