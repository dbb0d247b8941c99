// Entering namespaces that exist.
#include "probe.h"
#include <sched.h>

static const char *enter(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    return fd < 0 ? outcome(-1) : outcome(setns(fd, 0));
}

ATTEMPT(H07, own_uts) { return enter("/proc/self/ns/uts"); }
ATTEMPT(H07, own_net) { return enter("/proc/self/ns/net"); }
ATTEMPT(H07, init_mount) { return enter(init_file("ns/mnt")); }
ATTEMPT(H07, init_net) { return enter(init_file("ns/net")); }
ATTEMPT(H07, host_process_mount) { return enter(word("/proc/%s/ns/mnt", argument("canary_pid", "0"))); }

ATTEMPT(H07, init_by_pidfd)
{
    int init = syscall(SYS_pidfd_open, init_process(), 0);
    return init < 0 ? outcome(-1) : outcome(setns(init, CLONE_NEWUTS));
}

ATTEMPT(H07, inherited_namespace_descriptors)
{
    char target[64];
    int found = 0;
    for (int fd = 0; fd < 1024; fd++) {
        ssize_t length = readlink(word("/proc/self/fd/%d", fd), target, sizeof target - 1);
        target[length > 0 ? length : 0] = 0;
        // Namespace descriptors read as "net:[4026531840]"; sockets and pipes have the same form.
        found += strstr(target, ":[") && strncmp(target, "pipe", 4) && strncmp(target, "socket", 6);
    }
    return found ? "found" : "none";
}
