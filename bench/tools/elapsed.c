/* elapsed PROGRAM [ARGUMENTS]: starts a program by posix_spawn, waits for it and prints the seconds between as the last line. Fails
 * when the program does. Its input is empty and its output is discarded; its errors are not. */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

int main(int argc, char **argv)
{
    posix_spawn_file_actions_t actions;
    struct timespec began, ended;
    pid_t pid;
    int status, error;
    if (argc < 2)
        errx(2, "usage: elapsed PROGRAM [ARGUMENTS]");
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);

    clock_gettime(CLOCK_MONOTONIC, &began);
    if ((error = posix_spawnp(&pid, argv[1], &actions, NULL, argv + 1, environ)) != 0)
        errx(127, "%s: %s", argv[1], strerror(error));
    if (waitpid(pid, &status, 0) != pid)
        err(1, "waitpid");
    clock_gettime(CLOCK_MONOTONIC, &ended);

    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        errx(1, "%s failed with wait status %d", argv[1], status);
    printf("%.6f\n", (ended.tv_sec - began.tv_sec) + (ended.tv_nsec - began.tv_nsec) / 1e9);
    return 0;
}
