// The mount calls of Linux 5.2 and later, by number: libc may not know them.
#include "probe.h"
#include <linux/mount.h>

static int detached_tmpfs(void)
{
    int context = syscall(SYS_fsopen, "tmpfs", FSOPEN_CLOEXEC);
    if (context < 0)
        return -1;
    if (syscall(SYS_fsconfig, context, FSCONFIG_CMD_CREATE, NULL, NULL, 0) < 0)
        return -1;
    return syscall(SYS_fsmount, context, FSMOUNT_CLOEXEC, 0);
}

ATTEMPT(H04, fsopen) { return outcome(syscall(SYS_fsopen, "tmpfs", FSOPEN_CLOEXEC)); }
ATTEMPT(H04, fsmount) { return outcome(detached_tmpfs()); }
ATTEMPT(H04, fspick) { return outcome(syscall(SYS_fspick, AT_FDCWD, "/", FSPICK_CLOEXEC)); }
ATTEMPT(H04, fsconfig_of_no_context) { return outcome(syscall(SYS_fsconfig, -1, FSCONFIG_CMD_CREATE, NULL, NULL, 0)); }
ATTEMPT(H04, open_tree) { return outcome(syscall(SYS_open_tree, AT_FDCWD, "/", OPEN_TREE_CLOEXEC)); }
ATTEMPT(H04, open_tree_clone) { return outcome(syscall(SYS_open_tree, AT_FDCWD, "/", OPEN_TREE_CLOEXEC | OPEN_TREE_CLONE)); }

ATTEMPT(H04, move_mount)
{
    int tree = detached_tmpfs();
    return outcome(syscall(SYS_move_mount, tree, "", AT_FDCWD, scratch(), MOVE_MOUNT_F_EMPTY_PATH));
}

ATTEMPT(H04, mount_setattr)
{
    struct mount_attr attributes = {.attr_set = MOUNT_ATTR_NODIRATIME};
    int tree = syscall(SYS_open_tree, AT_FDCWD, "/", OPEN_TREE_CLOEXEC | OPEN_TREE_CLONE);
    return outcome(syscall(SYS_mount_setattr, tree, "", AT_EMPTY_PATH, &attributes, sizeof attributes));
}
