// Programs the host would start for us: uevent helper, cgroup release agents.
#include "probe.h"
#include <ftw.h>
#include <sys/mount.h>

ATTEMPT(H02, uevent_helper) { return try_open("/sys/kernel/uevent_helper", O_WRONLY); }

static int found;

static int note_writable(const char *path, const struct stat *about, int type, __attribute__((unused)) struct FTW *position)
{
    if (type != FTW_F || !(about->st_mode & 0222))
        return 0;
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0)
        close(fd);
    found |= fd >= 0;
    return found;
}

ATTEMPT(H02, first_writable_cgroup_file)
{
    nftw("/sys/fs/cgroup", note_writable, 32, FTW_PHYS);
    return found ? "found" : "none";
}

ATTEMPT(H02, first_writable_sysfs_file)
{
    nftw("/sys/kernel", note_writable, 32, FTW_PHYS);
    return found ? "found" : "none";
}

ATTEMPT(H02, mount_cgroup_v1) { return outcome(mount("cgroup", scratch(), "cgroup", 0, "memory")); }
ATTEMPT(H02, mount_cgroup_v2) { return outcome(mount("cgroup2", scratch(), "cgroup2", 0, NULL)); }
