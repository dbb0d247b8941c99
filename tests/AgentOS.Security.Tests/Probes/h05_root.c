// Ways back to the host's root directory. The test puts a canary file outside what the sandbox may see and names it.
#include "probe.h"
#include <sys/mount.h>

ATTEMPT(H05, pivot_root)
{
    const char *root = scratch();
    // Refused without the right to mount, like what follows.
    mount("tmpfs", root, "tmpfs", 0, NULL);
    return outcome(chdir(root) < 0 ? -1 : syscall(SYS_pivot_root, ".", "."));
}

ATTEMPT(H05, chroot) { return outcome(chroot(scratch())); }

ATTEMPT(H05, chroot_and_walk_up)
{
    int outside = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (chroot(scratch()) < 0)
        return outcome(-1);
    return outcome(fchdir(outside) < 0 ? -1 : chroot("../../../../.."));
}

static const char *read_canary(const char *root)
{
    char path[4096];
    snprintf(path, sizeof path, "%s%s", root, argument("canary_file", "/nowhere"));
    return try_open(path, O_RDONLY);
}

ATTEMPT(H05, canary_by_path) { return read_canary(""); }
ATTEMPT(H05, canary_through_init_root) { return read_canary(init_file("root")); }
ATTEMPT(H05, canary_through_own_root) { return read_canary("/proc/self/root/../../.."); }
ATTEMPT(H05, canary_through_cwd) { return read_canary("/proc/self/cwd/../../../../../../../.."); }
ATTEMPT(H05, canary_through_init_cwd) { return read_canary(init_file("cwd/../../../../../../../..")); }
ATTEMPT(H05, canary_through_host_process) { return read_canary(word("/proc/%s/root", argument("canary_pid", "0"))); }
ATTEMPT(H05, shadow_file) { return try_open("/etc/shadow", O_RDONLY); }
