// Calls that hand a program a large piece of the kernel.
#include "probe.h"
#include <linux/bpf.h>
#include <linux/kcmp.h>
#include <linux/perf_event.h>
#include <linux/userfaultfd.h>

ATTEMPT(H14, bpf_map_create)
{
    union bpf_attr request = {.map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1};
    return outcome(syscall(SYS_bpf, BPF_MAP_CREATE, &request, sizeof request));
}

ATTEMPT(H14, perf_event_open)
{
    struct perf_event_attr event = {.type = PERF_TYPE_SOFTWARE, .size = sizeof event, .config = PERF_COUNT_SW_TASK_CLOCK};
    return outcome(syscall(SYS_perf_event_open, &event, 0, -1, -1, 0));
}

ATTEMPT(H14, userfaultfd) { return outcome(syscall(SYS_userfaultfd, O_CLOEXEC | UFFD_USER_MODE_ONLY)); }
ATTEMPT(H14, kcmp) { return outcome(syscall(SYS_kcmp, getpid(), getpid(), KCMP_VM, 0, 0)); }
