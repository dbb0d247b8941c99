/* commits PATH COUNT: appends COUNT pages of 4 KiB to PATH, each followed by fdatasync, and prints the seconds it took: the most
 * commits one writer that never shares them can have on this disk. */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    static char page[4096];
    struct timespec began, ended;
    if (argc != 3)
        errx(2, "usage: commits PATH COUNT");
    int fd = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (fd < 0)
        err(1, "open %s", argv[1]);

    clock_gettime(CLOCK_MONOTONIC, &began);
    for (long i = 0, count = atol(argv[2]); i < count; i++)
        if (write(fd, page, sizeof page) != sizeof page || fdatasync(fd) != 0)
            err(1, "write %s", argv[1]);
    clock_gettime(CLOCK_MONOTONIC, &ended);

    printf("%.6f\n", (ended.tv_sec - began.tv_sec) + (ended.tv_nsec - began.tv_nsec) / 1e9);
    return unlink(argv[1]);
}
