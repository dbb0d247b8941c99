// Reading and writing other processes without ptrace.
#include "probe.h"
#include <dirent.h>
#include <sys/uio.h>

static const char *read_memory(pid_t process)
{
    char byte;
    // Any address: the right is checked before the page is looked up. EFAULT is the answer of a call that was let through.
    struct iovec here = {&byte, 1}, there = {&byte, 1};
    return outcome(process_vm_readv(process, &here, 1, &there, 1, 0));
}

static pid_t host_process(void) { return atoi(argument("canary_pid", "0")); }

ATTEMPT(H12, process_vm_readv_self) { return read_memory(getpid()); }
ATTEMPT(H12, process_vm_readv_init) { return read_memory(init_process()); }
ATTEMPT(H12, process_vm_readv_host_process) { return read_memory(host_process()); }

ATTEMPT(H12, process_vm_writev_self)
{
    char from = 1, to = 0;
    struct iovec here = {&from, 1}, there = {&to, 1};
    return outcome(process_vm_writev(getpid(), &here, 1, &there, 1, 0));
}

ATTEMPT(H12, memory_of_init) { return try_open(init_file("mem"), O_RDWR); }
ATTEMPT(H12, environment_of_init) { return try_open(init_file("environ"), O_RDONLY); }
ATTEMPT(H12, memory_of_host_process) { return try_open(word("/proc/%d/mem", host_process()), O_RDWR); }
ATTEMPT(H12, environment_of_host_process) { return try_open(word("/proc/%d/environ", host_process()), O_RDONLY); }

ATTEMPT(H12, pidfd_getfd)
{
    int self = syscall(SYS_pidfd_open, getpid(), 0);
    return outcome(syscall(SYS_pidfd_getfd, self, 0, 0));
}

ATTEMPT(H12, pidfd_open_is_allowed) { return outcome(syscall(SYS_pidfd_open, getpid(), 0)); }
ATTEMPT(H12, pidfd_of_host_process) { return outcome(syscall(SYS_pidfd_open, host_process(), 0)); }

ATTEMPT(H12, foreign_processes_in_proc)
{
    char line[4096];
    const char *token = argument("canary_token", "\x01");
    DIR *processes = opendir("/proc");
    for (struct dirent *entry; processes && (entry = readdir(processes));) {
        int fd = open(word("/proc/%s/cmdline", entry->d_name), O_RDONLY | O_CLOEXEC);
        ssize_t length = fd < 0 ? -1 : read(fd, line, sizeof line);
        close(fd);
        // Our own arguments hold the token too, after the name of the item.
        if (length > 0 && memmem(line, length, token, strlen(token)) && !memmem(line, length, "canary_token", 12))
            return "found";
    }
    return "none";
}
