// Host-wide settings under /proc.
#include "probe.h"
#include <ftw.h>

ATTEMPT(H01, core_pattern) { return rewrite("/proc/sys/kernel/core_pattern"); }
ATTEMPT(H01, modprobe_path) { return rewrite("/proc/sys/kernel/modprobe"); }
ATTEMPT(H01, overcommit_memory) { return rewrite("/proc/sys/vm/overcommit_memory"); }
ATTEMPT(H01, binfmt_register) { return try_open("/proc/sys/fs/binfmt_misc/register", O_WRONLY); }
ATTEMPT(H01, max_user_namespaces) { return rewrite("/proc/sys/user/max_user_namespaces"); }
ATTEMPT(H01, oom_score_adj_of_init) { return rewrite(init_file("oom_score_adj")); }

// 'h' prints help in the kernel log: proof without harm.
ATTEMPT(H01, sysrq_trigger)
{
    int fd = open("/proc/sysrq-trigger", O_WRONLY | O_CLOEXEC);
    return fd < 0 ? outcome(-1) : outcome(write(fd, "h", 1));
}

static char writable[256];

static int note_writable(const char *path, const struct stat *about, int type, __attribute__((unused)) struct FTW *position)
{
    if (type != FTW_F || !(about->st_mode & 0222))
        return 0;
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return 0;
    close(fd);
    snprintf(writable, sizeof writable, "%s", path);
    return 1;
}

ATTEMPT(H01, first_writable_setting)
{
    nftw("/proc/sys", note_writable, 32, FTW_PHYS);
    return writable[0] ? "found" : "none";
}
