// Overwriting the program that started us through /proc (CVE-2019-5736): a running file cannot be written, so a descriptor is
// kept until it stopped running.
#include "probe.h"
#include <sched.h>

static const char *reopen(const char *path)
{
    int kept = open(path, O_PATH | O_CLOEXEC);
    return kept < 0 ? outcome(-1) : try_open(word("/proc/self/fd/%d", kept), O_WRONLY);
}

ATTEMPT(H21, write_own_program) { return try_open("/proc/self/exe", O_WRONLY); }
ATTEMPT(H21, write_init_program) { return try_open(init_file("exe"), O_WRONLY); }
ATTEMPT(H21, reopen_init_program) { return reopen(init_file("exe")); }
ATTEMPT(H21, read_init_program) { return try_open(init_file("exe"), O_RDONLY); }

ATTEMPT(H21, write_stopped_program)
{
    char path[32];
    int held[2];
    if (pipe(held) < 0)
        return outcome(-1);
    pid_t child = fork();
    if (child == 0) {
        dup2(held[0], STDIN_FILENO);
        execl(argument("victim", "/proc/self/exe"), "victim", "wait_for_end_of_input", NULL);
        _exit(127);
    }
    // The descriptor has to be of the new program: wait until the link changed.
    snprintf(path, sizeof path, "/proc/%d/exe", child);
    char target[4096] = "";
    for (int tries = 0; tries < 10000 && !strstr(target, "victim"); tries++) {
        ssize_t length = readlink(path, target, sizeof target - 1);
        target[length > 0 ? length : 0] = 0;
        sched_yield();
    }
    int kept = open(path, O_PATH | O_CLOEXEC);
    if (kept < 0)
        return outcome(-1);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return try_open(word("/proc/self/fd/%d", kept), O_WRONLY);
}

ACTION(wait_for_end_of_input)
{
    char byte;
    while (read(STDIN_FILENO, &byte, 1) > 0)
        ;
    return 0;
}
