/* stream write|read PATH MEBIBYTES: sequential I/O in 1 MiB blocks. Every 4 KiB page begins with its own page number, so
 * reading checks the data, and no page is zero or repeats another. `write` ends with fsync; both print the seconds since
 * the start after each GiB, for the curve. */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PAGE = 4096, BLOCK = 1 << 20, BLOCKS_PER_GIB = 1024 };

static unsigned char block[BLOCK];
static struct timespec began;

static void fill(void)
{
    uint64_t state = 88172645463325252u; /* xorshift64, Marsaglia 2003: incompressible enough, the same in every run */
    for (size_t i = 0; i < BLOCK; i += sizeof state) {
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        memcpy(block + i, &state, sizeof state);
    }
}

static void report(long done)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    printf("%ld %.6f\n", done, (now.tv_sec - began.tv_sec) + (now.tv_nsec - began.tv_nsec) / 1e9);
}

static void write_block(int fd, uint64_t number)
{
    for (uint64_t page = 0; page < BLOCK / PAGE; page++) {
        uint64_t stamp = number * (BLOCK / PAGE) + page + 1;
        memcpy(block + page * PAGE, &stamp, sizeof stamp);
    }
    for (ssize_t n, at = 0; at < BLOCK; at += n)
        if ((n = write(fd, block + at, BLOCK - at)) <= 0)
            err(1, "write");
}

static void read_block(int fd, uint64_t number)
{
    for (ssize_t n, at = 0; at < BLOCK; at += n)
        if ((n = read(fd, block + at, BLOCK - at)) <= 0)
            err(1, "read of block %lu", number);
    for (uint64_t page = 0; page < BLOCK / PAGE; page++) {
        uint64_t stamp;
        memcpy(&stamp, block + page * PAGE, sizeof stamp);
        if (stamp != number * (BLOCK / PAGE) + page + 1)
            errx(1, "page %lu of block %lu holds other data", page, number);
    }
}

int main(int argc, char **argv)
{
    if (argc != 4)
        errx(2, "usage: stream write|read PATH MEBIBYTES");
    int writing = strcmp(argv[1], "write") == 0;
    long blocks = atol(argv[3]);
    int fd = writing ? open(argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0644) : open(argv[2], O_RDONLY);
    if (fd < 0)
        err(1, "open %s", argv[2]);

    fill();
    clock_gettime(CLOCK_MONOTONIC, &began);
    for (long number = 0; number < blocks; number++) {
        writing ? write_block(fd, number) : read_block(fd, number);
        if ((number + 1) % BLOCKS_PER_GIB == 0)
            report(number + 1);
    }
    if (writing && fsync(fd) != 0)
        err(1, "fsync");
    report(blocks);
    return close(fd);
}
