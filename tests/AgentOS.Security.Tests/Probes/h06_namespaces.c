// New namespaces, and what one would gain in them.
#include "probe.h"
#include <linux/sched.h>
#include <sched.h>
#include <sys/mount.h>

ATTEMPT(H06, unshare_user) { return outcome(unshare(CLONE_NEWUSER)); }
ATTEMPT(H06, unshare_mount) { return outcome(unshare(CLONE_NEWNS)); }
ATTEMPT(H06, unshare_pid) { return outcome(unshare(CLONE_NEWPID)); }
ATTEMPT(H06, unshare_net) { return outcome(unshare(CLONE_NEWNET)); }
ATTEMPT(H06, unshare_ipc) { return outcome(unshare(CLONE_NEWIPC)); }
ATTEMPT(H06, unshare_uts) { return outcome(unshare(CLONE_NEWUTS)); }
ATTEMPT(H06, unshare_cgroup) { return outcome(unshare(CLONE_NEWCGROUP)); }
ATTEMPT(H06, unshare_time) { return outcome(unshare(CLONE_NEWTIME)); }
// Threads may separate their file tables: no namespace, so allowed.
ATTEMPT(H06, unshare_files_is_allowed) { return outcome(unshare(CLONE_FILES)); }

static const char *cloned(unsigned long flags)
{
    long child = syscall(SYS_clone, flags | SIGCHLD, NULL, NULL, NULL, NULL);
    if (child == 0)
        _exit(0);
    return outcome(child);
}

ATTEMPT(H06, clone_user) { return cloned(CLONE_NEWUSER); }
ATTEMPT(H06, clone_net) { return cloned(CLONE_NEWNET); }
ATTEMPT(H06, clone_pid_and_mount) { return cloned(CLONE_NEWPID | CLONE_NEWNS); }
ATTEMPT(H06, clone_without_flags_is_allowed) { return cloned(0); }

// The flags of clone3 are behind a pointer no filter can follow: the call must not exist at all.
ATTEMPT(H06, clone3)
{
    struct clone_args request = {.flags = CLONE_NEWUSER, .exit_signal = SIGCHLD};
    long child = syscall(SYS_clone3, &request, sizeof request);
    if (child == 0)
        _exit(0);
    return outcome(child);
}

ATTEMPT(H06, nested_user_namespaces)
{
    int depth = 0;
    while (depth < 33 && unshare(CLONE_NEWUSER) == 0)
        depth++;
    return depth ? "some" : "none";
}

ATTEMPT(H06, mount_in_own_namespaces)
{
    unshare(CLONE_NEWUSER | CLONE_NEWNS);
    return outcome(mount("tmpfs", scratch(), "tmpfs", 0, NULL));
}

ATTEMPT(H06, capabilities_effective) { return status_field("CapEff"); }
ATTEMPT(H06, capabilities_permitted) { return status_field("CapPrm"); }
ATTEMPT(H06, capabilities_inheritable) { return status_field("CapInh"); }
ATTEMPT(H06, capabilities_bounding) { return status_field("CapBnd"); }
ATTEMPT(H06, capabilities_ambient) { return status_field("CapAmb"); }
