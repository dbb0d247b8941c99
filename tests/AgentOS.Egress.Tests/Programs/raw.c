/* Says GET to an address and a port by system calls alone: no C library, as a program of Go has none. Prints what came, or "errno N". x86-64 and arm64. */
#if defined(__x86_64__)
enum { READ = 0, WRITE = 1, SOCKET = 41, CONNECT = 42, EXIT = 60 };
static long call(long number, long a, long b, long c)
{
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
    return result;
}
__asm__(".globl _start\n_start: mov %rsp, %rdi\n and $-16, %rsp\n call begin");
#else
enum { READ = 63, WRITE = 64, SOCKET = 198, CONNECT = 203, EXIT = 93 };
static long call(long number, long a, long b, long c)
{
    register long x8 __asm__("x8") = number, x0 __asm__("x0") = a, x1 __asm__("x1") = b, x2 __asm__("x2") = c;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2) : "memory");
    return x0;
}
__asm__(".globl _start\n_start: mov x0, sp\n bl begin");
#endif

static unsigned char name[28];

static long length(const char *text)
{
    long count = 0;
    while (text[count])
        count++;
    return count;
}

static int number(const char **text)
{
    int value = 0;
    for (; **text >= '0' && **text <= '9'; ++*text)
        value = value * 10 + **text - '0';
    return value;
}

static void say(const char *text) { call(WRITE, 1, (long)text, length(text)); }

/* begin: ADDRESS PORT HOST. The address is IPv4, or the letter m before one that is to be mapped into IPv6. */
__attribute__((used)) void begin(long *stack)
{
    const char **arguments = (const char **)(stack + 1);
    const char *address = arguments[1], *port = arguments[2];
    int mapped = *address == 'm', at = mapped ? 20 : 4;
    address += mapped;
    for (int index = 0; index < 4; index++, address++)
        name[at + index] = (unsigned char)number(&address);
    int wanted = number(&port);
    name[0] = mapped ? 10 : 2;
    name[2] = (unsigned char)(wanted >> 8);
    name[3] = (unsigned char)wanted;
    if (mapped)
        name[18] = name[19] = 255;
    long connection = call(SOCKET, mapped ? 10 : 2, 1, 0);
    long failed = connection < 0 ? connection : call(CONNECT, connection, (long)name, mapped ? 28 : 16);
    if (failed < 0) {
        char text[] = "errno 000\n";
        text[6] += (char)(-failed / 100 % 10), text[7] += (char)(-failed / 10 % 10), text[8] += (char)(-failed % 10);
        say(text);
        call(EXIT, 1, 0, 0);
    }
    static char answer[4096];
    const char *parts[] = {"GET / HTTP/1.1\r\nHost: ", arguments[3], "\r\nConnection: close\r\n\r\n"};
    for (int index = 0; index < 3; index++)
        call(WRITE, connection, (long)parts[index], length(parts[index]));
    for (long count; (count = call(READ, connection, (long)answer, sizeof answer)) > 0;)
        call(WRITE, 1, (long)answer, count);
    call(EXIT, 0, 0, 0);
}
