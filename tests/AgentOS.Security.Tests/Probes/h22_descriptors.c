// Descriptors and a working directory that lead out (CVE-2024-21626).
#include "probe.h"

// The child of an attempt holds the ends of its own report pipe.
static int is_own_pipe(int fd)
{
    struct stat about;
    return fstat(fd, &about) == 0 && S_ISFIFO(about.st_mode) && fcntl(fd, F_GETFD) == FD_CLOEXEC;
}

ATTEMPT(H22, descriptors_above_two)
{
    for (int fd = 3; fd < 1024; fd++)
        if (fcntl(fd, F_GETFD) >= 0 && !is_own_pipe(fd)) {
            char target[200];
            ssize_t length = readlink(word("/proc/self/fd/%d", fd), target, sizeof target - 1);
            fprintf(stderr, "descriptor %d leads to %.*s\n", fd, length > 0 ? (int)length : 0, target);
            return "found";
        }
    return "none";
}

ATTEMPT(H22, shadow_through_any_descriptor)
{
    for (int fd = 0; fd < 1024; fd++)
        for (const char *path = "../../../../../../../../etc/shadow"; path; path = strcmp(path, "etc/shadow") ? "etc/shadow" : NULL)
            if (openat(fd, path, O_RDONLY | O_CLOEXEC) >= 0)
                return "OK";
    return "none";
}

ATTEMPT(H22, working_directory)
{
    char path[4096];
    // Without the layer: a root directory that does not hold the working directory.
    if (is_control() && chroot(scratch()) < 0)
        return outcome(-1);
    return getcwd(path, sizeof path) && path[0] == '/' ? "inside" : "outside";
}

ATTEMPT(H22, canary_from_working_directory)
{
    return try_open(word("../../../../../../../../../..%s", argument("canary_file", "/nowhere")), O_RDONLY);
}
