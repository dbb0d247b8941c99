// Taking one's own restrictions off.
#include "probe.h"
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <linux/securebits.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>

ATTEMPT(H29, unset_no_new_privileges)
{
    prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0);
    return status_field("NoNewPrivs");
}

ATTEMPT(H29, disable_seccomp)
{
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_DISABLED, NULL);
    return status_field("Seccomp");
}

// A later filter can only take more away. Loading one is allowed: browsers need it.
ATTEMPT(H29, permissive_filter_then_unshare)
{
    struct sock_filter allow = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog program = {1, &allow};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) < 0)
        return word("filter_%s", strerrorname_np(errno));
    return outcome(unshare(CLONE_NEWUTS));
}

ATTEMPT(H29, raise_ambient_capability)
{
    // Only what is permitted and inheritable can become ambient.
    struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct sets[2] = {{0}};
    syscall(SYS_capget, &head, sets);
    sets[0].inheritable = sets[0].permitted;
    syscall(SYS_capset, &head, sets);
    return outcome(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_SYS_ADMIN, 0, 0));
}
ATTEMPT(H29, set_securebits) { return outcome(prctl(PR_SET_SECUREBITS, SECBIT_KEEP_CAPS, 0, 0, 0)); }

ATTEMPT(H29, set_capabilities)
{
    struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct sets[2] = {{1u << CAP_SYS_ADMIN, 1u << CAP_SYS_ADMIN, 0}, {0}};
    return outcome(syscall(SYS_capset, &head, sets));
}

// Raw calls: libc would ask every thread.
ATTEMPT(H29, become_user_zero) { return outcome(syscall(SYS_setuid, 0)); }
ATTEMPT(H29, become_group_zero) { return outcome(syscall(SYS_setgid, 0)); }
ATTEMPT(H29, set_groups) { return outcome(syscall(SYS_setgroups, 0, NULL)); }
ATTEMPT(H29, user_id) { return getuid() == 0 ? "zero" : "ordinary"; }
ATTEMPT(H29, group_id) { return getgid() == 0 ? "zero" : "ordinary"; }

ATTEMPT(H29, raise_core_limit)
{
    struct rlimit limit = {1 << 20, 1 << 20};
    return outcome(setrlimit(RLIMIT_CORE, &limit));
}

ATTEMPT(H29, lower_oom_score)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    return fd < 0 ? outcome(-1) : outcome(write(fd, "-1000", 5));
}

ATTEMPT(H29, personality_without_randomisation_is_limited) { return outcome(syscall(SYS_personality, 0x0400000 /* READ_IMPLIES_EXEC */)); }
ATTEMPT(H29, personality_query_is_allowed) { return outcome(syscall(SYS_personality, 0xffffffff)); }
