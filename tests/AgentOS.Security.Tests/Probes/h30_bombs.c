// As many processes and threads as possible, but never more than the bound the test gives (it must be able to run without the limit).
#include "probe.h"
#include <pthread.h>

static int bound(int argc, char **argv) { return argc > 0 ? atoi(argv[0]) : 64; }

static int report(const char *name, int made, int most)
{
    dprintf(STDOUT_FILENO, "H30 %s %s\nH30 %s_made %d\n", name, made == most ? "unlimited" : outcome(-1), name, made);
    return 0;
}

// The children wait to be killed: the test looks at the host while they live.
static int bomb(const char *name, int most, pid_t (*spawn)(void))
{
    int made = 0;
    for (; made < most; made++) {
        pid_t child = spawn();
        if (child < 0)
            break;
        if (child == 0)
            for (;;)
                pause();
    }
    return report(name, made, most);
}

static int hold(int argc)
{
    char byte;
    while (argc > 1 && read(STDIN_FILENO, &byte, 1) > 0)
        ;
    kill(0, SIGKILL);
    return 0;
}

ACTION(fork_bomb)
{
    setsid();
    bomb("fork", bound(argc, argv), fork);
    return hold(argc);
}

static void *wait_for_ever(__attribute__((unused)) void *nothing)
{
    for (;;)
        pause();
    return NULL;
}

ACTION(thread_bomb)
{
    pthread_attr_t small;
    pthread_t thread;
    int made = 0, most = bound(argc, argv);
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 65536);
    for (; made < most; made++)
        if ((errno = pthread_create(&thread, &small, wait_for_ever, NULL)) != 0)
            break;
    return report("thread", made, most);
}

// vfork stops its caller until the child is gone, so each child is a chain: the child makes the next one.
ACTION(vfork_bomb)
{
    int most = bound(argc, argv);
    volatile int made = 0;
    for (; made < most; made++) {
        pid_t child = vfork();
        if (child > 0)
            _exit(0);
        if (child < 0)
            break;
    }
    // The last child stands on the stack of all the others, so nobody may return.
    _exit(report("vfork", made, most));
}
