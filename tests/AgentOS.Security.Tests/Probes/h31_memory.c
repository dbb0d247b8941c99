// Memory by every door, up to a bound in MiB. Each ends in OK when the whole amount was had, and kept for the seconds asked for.
#include "probe.h"
#include <sys/mman.h>
#include <sys/socket.h>

enum { MIB = 1 << 20 };
static char block[MIB];
static int mebibytes(void) { return atoi(argument("mebibytes", "256")); }

// Where memory is watched and not metered, a burst may be had for a moment (docs/THREATS.md); what must not be is to keep it.
static const char *kept(void)
{
    sleep((unsigned)atoi(argument("keep", "0")));
    return "OK";
}

static const char *fill_file(int fd)
{
    memset(block, 1, sizeof block);
    for (int i = 0; i < mebibytes(); i++)
        if (write(fd, block, sizeof block) != sizeof block)
            return outcome(-1);
    return kept();
}

ATTEMPT(H31_anonymous, memory)
{
    for (int i = 0; i < mebibytes(); i++) {
        void *memory = mmap(NULL, MIB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            return outcome(-1);
        memset(memory, 1, MIB);
    }
    return kept();
}

ATTEMPT(H31_memory_file, memory) { return fill_file(memfd_create("bomb", MFD_CLOEXEC)); }
ATTEMPT(H31_shared_memory, memory) { return fill_file(open("/dev/shm", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)); }
ATTEMPT(H31_temporary_file, memory) { return fill_file(open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)); }

ATTEMPT(H31_locked, memory)
{
    size_t size = (size_t)mebibytes() * MIB;
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED || mlock(memory, size) < 0 ? outcome(-1) : kept();
}

ATTEMPT(H31_pipes, memory)
{
    for (int written = 0; written < mebibytes() * 16;) {
        int ends[2];
        if (pipe2(ends, O_NONBLOCK) < 0)
            return outcome(-1);
        for (; write(ends[1], block, 65536) > 0; written++)
            ;
    }
    return kept();
}

ATTEMPT(H31_sockets, memory)
{
    for (int written = 0; written < mebibytes() * 16;) {
        int ends[2];
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) < 0)
            return outcome(-1);
        for (; write(ends[1], block, 65536) > 0; written++)
            ;
    }
    return kept();
}

// One page in each 2 MiB costs a page of page table with each page of data.
ATTEMPT(H31_page_tables, memory)
{
    size_t step = 2 * MIB, size = (size_t)mebibytes() * 256 / 2 * step;
    char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        return outcome(-1);
    madvise(memory, size, MADV_NOHUGEPAGE);
    for (size_t at = 0; at < size; at += step)
        memory[at] = 1;
    return kept();
}
