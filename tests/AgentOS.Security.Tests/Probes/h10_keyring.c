// The kernel's key rings are not separated by namespaces.
#include "probe.h"
#include <linux/keyctl.h>

ATTEMPT(H10, keyctl_session_id) { return outcome(syscall(SYS_keyctl, KEYCTL_GET_KEYRING_ID, KEY_SPEC_SESSION_KEYRING, 1)); }
ATTEMPT(H10, keyctl_join_session) { return outcome(syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL)); }
ATTEMPT(H10, add_key) { return outcome(syscall(SYS_add_key, "user", "probe", "x", 1, KEY_SPEC_PROCESS_KEYRING)); }

// Without the layer the answer is that no such key exists.
ATTEMPT(H10, request_key) { return outcome(syscall(SYS_request_key, "user", "probe-no-such-key", NULL, 0)); }

ATTEMPT(H10, proc_keys)
{
    char line[256];
    int fd = open("/proc/keys", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return outcome(-1);
    return read(fd, line, sizeof line) > 0 ? "readable" : "empty";
}
