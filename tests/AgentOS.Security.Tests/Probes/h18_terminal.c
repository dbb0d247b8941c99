// Typing into a terminal on behalf of the person at it.
#include "probe.h"
#include <sys/ioctl.h>
#include <termios.h>

// A terminal of our own, made the controlling one: the kernel then lets every program push input into it.
static int own_terminal(void)
{
    setsid();
    int controller = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (controller < 0 || grantpt(controller) < 0 || unlockpt(controller) < 0)
        return -1;
    int terminal = open(ptsname(controller), O_RDWR | O_NOCTTY | O_CLOEXEC);
    return terminal < 0 || ioctl(terminal, TIOCSCTTY, 0) < 0 ? -1 : terminal;
}

static const char *push(unsigned long request)
{
    int terminal = own_terminal();
    return terminal < 0 ? word("no_terminal_%s", strerrorname_np(errno)) : outcome(syscall(SYS_ioctl, terminal, request, "x"));
}

ATTEMPT(H18, push_input) { return push(TIOCSTI); }
ATTEMPT(H18, push_input_with_high_bits) { return push(0x100000000UL | TIOCSTI); }
// On a terminal that is no virtual console the driver does not know the request.
ATTEMPT(H18, console_request) { return push(TIOCLINUX); }
ATTEMPT(H18, console_request_with_high_bits) { return push(0xff00000000UL | TIOCLINUX); }

ATTEMPT(H18, window_size_is_allowed)
{
    struct winsize size;
    int terminal = own_terminal();
    return outcome(terminal < 0 ? -1 : ioctl(terminal, TIOCGWINSZ, &size));
}

// What a person would find typed for them, when the sandbox was started from a shell.
ACTION(push_into_terminal)
{
    for (const char *text = "echo INJECTED\n"; *text; text++)
        if (ioctl(STDIN_FILENO, TIOCSTI, text) < 0) {
            printf("H18 operator %s\n", outcome(-1));
            return 0;
        }
    printf("H18 operator OK\n");
    return 0;
}
