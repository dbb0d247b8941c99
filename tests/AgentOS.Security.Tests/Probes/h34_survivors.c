// Outliving the end: processes that leave their session, ignore signals and adopt orphans. Each carries the token the test looks for.
#include "probe.h"
#include <sys/prctl.h>

static void ignore_everything(void)
{
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_IGN);
}

static void stay(void)
{
    for (;;)
        pause();
}

static void double_fork(void)
{
    if (fork() == 0) {
        setsid();
        if (fork() == 0) {
            ignore_everything();
            stay();
        }
        _exit(0);
    }
}

static void stopped(void)
{
    if (fork() == 0) {
        raise(SIGSTOP);
        stay();
    }
}

static void zombies(int count)
{
    for (int i = 0; i < count; i++)
        if (fork() == 0)
            _exit(0);
}

// The parent ends or stays as the test asks; the survivors are many in both cases.
ACTION(survive)
{
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    ignore_everything();
    double_fork();
    stopped();
    if (fork() == 0) {
        setsid();
        signal(SIGCHLD, SIG_IGN);
        double_fork();
        stay();
    }
    signal(SIGCHLD, SIG_DFL);
    zombies(16);
    dprintf(STDOUT_FILENO, "H34 survivors ready\n");
    if (argc > 0 && strcmp(argv[0], "and_end") == 0)
        return 0;
    stay();
    return 0;
}
