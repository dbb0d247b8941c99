// Calls that change the machine. Each is made in a form that a permitted caller is refused for another reason
// (a wrong magic number, a missing file), so that the control changes nothing.
#include "probe.h"
#include <sys/io.h>
#include <sys/klog.h>
#include <sys/quota.h>
#include <sys/reboot.h>
#include <sys/swap.h>
#include <sys/time.h>
#include <time.h>

static const char *const nowhere = "/nowhere/at/all";

ATTEMPT(H15, init_module) { return outcome(syscall(SYS_init_module, "", 0, "")); }
ATTEMPT(H15, finit_module) { return outcome(syscall(SYS_finit_module, -1, "", 0)); }
ATTEMPT(H15, delete_module) { return outcome(syscall(SYS_delete_module, "no_such_module", O_NONBLOCK)); }
ATTEMPT(H15, kexec_load) { return outcome(syscall(SYS_kexec_load, 0, 0, NULL, 0)); }
ATTEMPT(H15, kexec_file_load) { return outcome(syscall(SYS_kexec_file_load, -1, -1, 0, NULL, 0)); }
ATTEMPT(H15, reboot) { return outcome(syscall(SYS_reboot, 0, 0, 0, NULL)); }
ATTEMPT(H15, swapon) { return outcome(swapon(nowhere, 0)); }
ATTEMPT(H15, swapoff) { return outcome(swapoff(nowhere)); }
ATTEMPT(H15, acct) { return outcome(acct(nowhere)); }
ATTEMPT(H15, quotactl) { return outcome(quotactl(QCMD(Q_GETINFO, USRQUOTA), nowhere, 0, NULL)); }
ATTEMPT(H15, iopl) { return outcome(iopl(3)); }
ATTEMPT(H15, ioperm) { return outcome(ioperm(0x80, 1, 1)); }
ATTEMPT(H15, syslog) { return outcome(klogctl(10 /* SYSLOG_ACTION_SIZE_BUFFER */, NULL, 0)); }
ATTEMPT(H15, settimeofday) { return outcome(syscall(SYS_settimeofday, NULL, NULL)); }
ATTEMPT(H15, sethostname) { return outcome(sethostname("probe", 5)); }
ATTEMPT(H15, setdomainname) { return outcome(setdomainname("probe", 5)); }

ATTEMPT(H15, clock_settime)
{
    struct timespec impossible = {.tv_nsec = -1};
    return outcome(syscall(SYS_clock_settime, CLOCK_REALTIME, &impossible)); // The C library checks the time itself.
}
