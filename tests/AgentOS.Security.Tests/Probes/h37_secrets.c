// Looking for a secret of the host everywhere a program can look. The test gives the secret in two halves, so that the arguments
// of the probe itself do not hold it.
#include "probe.h"
#include <dirent.h>
#include <ftw.h>

static char secret[256];

static const char *the_secret(void)
{
    snprintf(secret, sizeof secret, "%s%s", argument("secret_head", "\x01"), argument("secret_tail", "\x02"));
    return secret;
}

static int file_holds_secret(const char *path)
{
    char block[65536];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    ssize_t length = fd < 0 ? -1 : read(fd, block, sizeof block);
    if (fd >= 0)
        close(fd);
    return length > 0 && memmem(block, length, secret, strlen(secret)) != NULL;
}

static const char *of_processes(const char *file)
{
    char path[300];
    the_secret();
    DIR *processes = opendir("/proc");
    for (struct dirent *entry; processes && (entry = readdir(processes));) {
        if (entry->d_name[0] < '0' || entry->d_name[0] > '9')
            continue;
        snprintf(path, sizeof path, "/proc/%s/%s", entry->d_name, file);
        if (file_holds_secret(path))
            return "found";
    }
    return "none";
}

ATTEMPT(H37, environments_of_processes) { return of_processes("environ"); }
ATTEMPT(H37, arguments_of_processes) { return of_processes("cmdline"); }

static int found;

static int look(const char *path, const struct stat *about, int type, struct FTW *position)
{
    found |= type == FTW_F && S_ISREG(about->st_mode) && about->st_size > 0 && file_holds_secret(path);
    // The secret lies at the top; a developer's home can be too large to read in time.
    return found ? FTW_STOP : position->level > 1 ? FTW_SKIP_SIBLINGS : FTW_CONTINUE;
}

static const char *in_tree(const char *root)
{
    the_secret();
    // A directory that somebody removes at this moment ends the walk: it begins again.
    for (int round = 0; round < 1000 && nftw(root, look, 32, FTW_PHYS | FTW_MOUNT | FTW_ACTIONRETVAL) == -1; round++)
        ;
    return found ? "found" : "none";
}

ATTEMPT(H37, temporary_files) { return in_tree("/tmp"); }
ATTEMPT(H37, persistent_temporary_files) { return in_tree("/var/tmp"); }
ATTEMPT(H37, home) { return in_tree("/root"); }
ATTEMPT(H37, homes) { return in_tree("/home"); }
ATTEMPT(H37, runtime_directories) { return in_tree("/run"); }

ATTEMPT(H37, core_dump_limit)
{
    char line[256];
    FILE *limits = fopen("/proc/self/limits", "re");
    while (limits && fgets(line, sizeof line, limits))
        if (strncmp(line, "Max core file size", 18) == 0) {
            long soft = -1, hard = -1;
            sscanf(line + 18, "%ld %ld", &soft, &hard);
            return soft == 0 && hard == 0 ? "off" : "on";
        }
    return "unknown";
}
