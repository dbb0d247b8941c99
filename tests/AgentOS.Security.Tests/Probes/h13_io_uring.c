// A ring performs system calls that no seccomp filter sees.
#include "probe.h"
#include <linux/io_uring.h>

ATTEMPT(H13, io_uring_setup)
{
    struct io_uring_params parameters = {0};
    return outcome(syscall(SYS_io_uring_setup, 4, &parameters));
}

ATTEMPT(H13, io_uring_enter) { return outcome(syscall(SYS_io_uring_enter, -1, 1, 0, 0, NULL, 0)); }
ATTEMPT(H13, io_uring_register) { return outcome(syscall(SYS_io_uring_register, -1, 0, NULL, 0)); }
