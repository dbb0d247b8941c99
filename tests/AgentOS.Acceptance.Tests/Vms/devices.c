/*
 * Says what a guest's root can reach of its monitor's devices, or uses it: all ports, and the registers of all virtio devices, by random reads and writes.
 * Needs root; needs no C library. x86-64. Arguments: none to say; devices of the driver virtio-mmio to unbind them one by one (their registers are nobody's then), for ever.
 */
enum { WRITE = 1, OPEN = 2, MMAP = 9, FORK = 57, EXIT = 60, IOPL = 172 };
enum { REGISTERS = 0xfeb00000, PAGES = 3, PAGE = 4096 };

static long call6(long number, long a, long b, long c, long d, long e, long f)
{
    long result;
    register long r10 __asm__("r10") = d, r8 __asm__("r8") = e, r9 __asm__("r9") = f;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9) : "rcx", "r11", "memory");
    return result;
}

static long call(long number, long a, long b, long c) { return call6(number, a, b, c, 0, 0, 0); }

static unsigned long seed = 88172645463325252ul;

static unsigned long pick(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static long length(const char *text)
{
    long count = 0;
    while (text[count])
        count++;
    return count;
}

static void say(const char *text) { call(WRITE, 1, (long)text, length(text)); }

static volatile unsigned *map(long memory, long page)
{
    long address = call6(MMAP, 0, PAGE, 3, 1, memory, REGISTERS + page * PAGE);
    return address > 0 ? (volatile unsigned *)address : 0;
}

static void port(void)
{
    unsigned short number = (unsigned short)pick();
    unsigned value = (unsigned)pick();
    /* Bytes: QEMU 7.2 ends at once when more is read of its serial port. */
    if (value & 1)
        __asm__ volatile("inb %1, %b0" : "=a"(value) : "Nd"(number));
    else
        __asm__ volatile("outb %b0, %1" : : "a"(value), "Nd"(number));
}

void run(long *stack)
{
    long count = stack[0];
    char **arguments = (char **)(stack + 1);
    long may = call(IOPL, 3, 0, 0), memory = call(OPEN, (long)"/dev/mem", 2 | 0x101000, 0);
    if (count < 2)
    {
        unsigned clock;
        if (may == 0)
        {
            __asm__ volatile("outb %b0, %1\n inb %1, %b0" : "=a"(clock) : "Nd"((unsigned short)0x71), "0"(0));
            say("ports\n");
        }
        for (long page = 0; page < PAGES; page++)
        {
            volatile unsigned *registers = map(memory, page);
            /* "virt": the first register of each device. */
            if (registers && registers[0] == 0x74726976)
            {
                say("registers\n");
                break;
            }
        }
        call(EXIT, 0, 0, 0);
    }

    long unbind = call(OPEN, (long)"/sys/bus/platform/drivers/virtio-mmio/unbind", 1, 0);
    volatile unsigned *registers[PAGES] = { 0 };
    for (unsigned long round = 0;; round++)
    {
        /* The first of them is the link, which goes last. Another process: it may wait for ever. */
        if (round % 262144 == 262143 && count > 1 && call(FORK, 0, 0, 0) == 0)
        {
            call(WRITE, unbind, (long)arguments[count - 1], length(arguments[count - 1]));
            call(EXIT, 0, 0, 0);
        }
        if (round % 262144 == 262143 && count > 1)
            count--;
        if (round % 65536 == 0)
            for (long page = 0; page < PAGES; page++)
                registers[page] = registers[page] ? registers[page] : map(memory, page);
        volatile unsigned *page = registers[pick() % PAGES];
        if (page)
        {
            unsigned at = (unsigned)pick() % (PAGE / 4);
            if (pick() & 1)
                page[at] = (unsigned)(pick() & 2 ? pick() : pick() % 32);
            else
                (void)page[at];
        }
        if (round % 16 == 0)
            port();
    }
}

__asm__(".globl _start\n_start:\n mov %rsp, %rdi\n and $-16, %rsp\n call run\n");
