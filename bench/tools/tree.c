/* tree create|stat|read|remove DIRECTORY FILES: the same operation on FILES small files, 1,000 to a directory. Sizes follow a
 * fixed sequence between 100 bytes and 8 KiB, as in source trees. Prints the seconds it took. */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PER_DIRECTORY = 1000, SMALLEST = 100, LARGEST = 8192 };

static char content[LARGEST];
static char path[4096];

/* Multiplicative hashing (Knuth 6.4): spreads neighbouring numbers, needs no state. */
static size_t size_of(unsigned number) { return SMALLEST + number * 2654435761u % (LARGEST - SMALLEST); }

static const char *directory_of(const char *root, unsigned number)
{
    snprintf(path, sizeof path, "%s/%03u", root, number / PER_DIRECTORY);
    return path;
}

static const char *path_of(const char *root, unsigned number)
{
    snprintf(path, sizeof path, "%s/%03u/file-%07u.txt", root, number / PER_DIRECTORY, number);
    return path;
}

static void create_file(const char *root, unsigned number)
{
    if (number % PER_DIRECTORY == 0 && mkdir(directory_of(root, number), 0755) != 0)
        err(1, "mkdir %s", path);
    int fd = open(path_of(root, number), O_WRONLY | O_CREAT | O_EXCL, 0644);
    if (fd < 0)
        err(1, "create %s", path);
    int head = snprintf(content, sizeof content, "file %07u\n", number);
    content[head] = 'x';
    if (write(fd, content, size_of(number)) != (ssize_t)size_of(number) || close(fd) != 0)
        err(1, "write %s", path);
}

static void stat_file(const char *root, unsigned number)
{
    struct stat status;
    if (stat(path_of(root, number), &status) != 0)
        err(1, "stat %s", path);
    if (status.st_size != (off_t)size_of(number))
        errx(1, "%s has %ld bytes", path, status.st_size);
}

static void read_file(const char *root, unsigned number)
{
    unsigned found;
    int fd = open(path_of(root, number), O_RDONLY);
    if (fd < 0 || read(fd, content, sizeof content) != (ssize_t)size_of(number) || close(fd) != 0)
        err(1, "read %s", path);
    if (sscanf(content, "file %u", &found) != 1 || found != number)
        errx(1, "%s holds other data", path);
}

static void remove_file(const char *root, unsigned number)
{
    if (unlink(path_of(root, number)) != 0)
        err(1, "unlink %s", path);
}

int main(int argc, char **argv)
{
    static const struct { const char *name; void (*apply)(const char *, unsigned); } operations[] = {
        { "create", create_file }, { "stat", stat_file }, { "read", read_file }, { "remove", remove_file },
    };
    if (argc != 4)
        errx(2, "usage: tree create|stat|read|remove DIRECTORY FILES");
    const char *root = argv[2];
    unsigned files = atol(argv[3]);
    memset(content, 'x', sizeof content);

    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
        if (strcmp(argv[1], operations[i].name) != 0)
            continue;
        struct timespec began, ended;
        if (operations[i].apply == create_file && mkdir(root, 0755) != 0)
            err(1, "mkdir %s", root);
        clock_gettime(CLOCK_MONOTONIC, &began);
        for (unsigned number = 0; number < files; number++)
            operations[i].apply(root, number);
        clock_gettime(CLOCK_MONOTONIC, &ended);
        printf("%.6f\n", (ended.tv_sec - began.tv_sec) + (ended.tv_nsec - began.tv_nsec) / 1e9);
        return 0;
    }
    errx(2, "unknown operation %s", argv[1]);
}
