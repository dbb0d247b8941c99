// ptrace(2): of init, of a process of the host, of a child of our own.
#include "probe.h"
#include <sys/ptrace.h>

static const char *seize(pid_t process)
{
    long result = ptrace(PTRACE_SEIZE, process, NULL, NULL);
    const char *text = outcome(result);
    if (result == 0)
        ptrace(PTRACE_DETACH, process, NULL, NULL);
    return text;
}

ATTEMPT(H11, parent) { return seize(getppid()); }
ATTEMPT(H11, host_process) { return seize(atoi(argument("canary_pid", "0"))); }
ATTEMPT(H11, init) { return seize(init_process()); }
ATTEMPT(H11, own_child) { return outcome(ptrace(PTRACE_TRACEME, 0, NULL, NULL)); }
