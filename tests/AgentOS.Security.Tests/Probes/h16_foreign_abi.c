// The same kernel by another door: the 32-bit interrupt and the x32 numbers. A filter written for x86-64 numbers sees neither.
#include "probe.h"
#include <sys/mman.h>

#if defined(__x86_64__)
static const char *interrupt_80(unsigned number, unsigned first, unsigned second)
{
    int result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(first), "c"(second), "d"(0) : "memory", "r8", "r9", "r10", "r11");
    errno = -result;
    return outcome(result < 0 ? -1 : 0);
}

// Numbers of arch/x86/entry/syscalls/syscall_32.tbl.
enum { I386_GETPID = 20, I386_MOUNT = 21, I386_PTRACE = 26, I386_SOCKETCALL = 102, SOCKETCALL_SOCKET = 1 };

ATTEMPT(H16, i386_getpid) { return interrupt_80(I386_GETPID, 0, 0); }
ATTEMPT(H16, i386_mount) { return interrupt_80(I386_MOUNT, 0, 0); }
ATTEMPT(H16, i386_ptrace) { return interrupt_80(I386_PTRACE, 0, 0); }

// socketcall keeps its arguments in memory, so it hides the family even from a 32-bit filter.
ATTEMPT(H16, i386_socketcall)
{
    unsigned *request = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    request[0] = 17 /* AF_PACKET */;
    request[1] = 3 /* SOCK_RAW */;
    return interrupt_80(I386_SOCKETCALL, SOCKETCALL_SOCKET, (unsigned)(unsigned long)request);
}

enum { X32_BIT = 0x40000000 };

ATTEMPT(H16, x32_getpid) { return outcome(syscall(X32_BIT | SYS_getpid)); }
ATTEMPT(H16, x32_unshare) { return outcome(syscall(X32_BIT | SYS_unshare, 0)); }
#endif
