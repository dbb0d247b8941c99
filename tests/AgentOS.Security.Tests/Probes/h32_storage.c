// Filling scratch space, up to bounds.
#include "probe.h"

static const char *fill(const char *path, long mebibytes)
{
    static char block[1 << 20];
    int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    long done = 0;
    memset(block, 1, sizeof block);
    while (done < mebibytes && write(fd, block, sizeof block) == sizeof block)
        done++;
    const char *result = done == mebibytes ? "unlimited" : outcome(-1);
    unlink(path);
    return result;
}

// fallocate asks for the room without touching every page, so the bound can be far above the cap.
static const char *reserve(const char *path, long mebibytes)
{
    int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const char *result = outcome(fallocate(fd, 0, 0, mebibytes << 20));
    unlink(path);
    return result;
}

static long bound(void) { return atol(argument("mebibytes", "64")); }

ATTEMPT(H32, temporary_file) { return fill("/tmp/fill", bound()); }
ATTEMPT(H32, temporary_reservation) { return reserve("/tmp/reserve", 16 * bound()); }
ATTEMPT(H32, shared_memory) { return fill("/dev/shm/fill", bound()); }

ATTEMPT(H32, inodes)
{
    long most = atol(argument("files", "1000")), made = 0;
    const char *result = "unlimited";
    char path[64];
    for (; made < most; made++) {
        snprintf(path, sizeof path, "/tmp/inode-%ld", made);
        int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        if (fd < 0) {
            result = outcome(-1);
            break;
        }
        close(fd);
    }
    while (made-- > 0) {
        snprintf(path, sizeof path, "/tmp/inode-%ld", made);
        unlink(path);
    }
    return result;
}

ATTEMPT(H32, deep_directories)
{
    const char *top = scratch();
    int depth = 0;
    if (chdir(top) < 0)
        return outcome(-1);
    while (depth < 5000 && mkdir("d", 0700) == 0 && chdir("d") == 0)
        depth++;
    const char *result = depth == 5000 ? "OK" : outcome(-1);
    // No path is long enough to reach them from above.
    while (depth-- > 0 && chdir("..") == 0)
        rmdir("d");
    return result;
}

ACTION(flood)
{
    static char block[1 << 16];
    memset(block, 'x', sizeof block);
    for (long left = atol(argv[0]) << 4; left > 0; left--)
        if (write(STDOUT_FILENO, block, sizeof block) < 0)
            return 1;
    return 0;
}
