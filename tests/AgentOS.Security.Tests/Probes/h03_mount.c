// mount(2) and umount2(2).
#include "probe.h"
#include <sys/mount.h>

ATTEMPT(H03, mount_proc) { return outcome(mount("proc", scratch(), "proc", 0, NULL)); }
ATTEMPT(H03, mount_sysfs) { return outcome(mount("sysfs", scratch(), "sysfs", 0, NULL)); }
ATTEMPT(H03, mount_tmpfs) { return outcome(mount("tmpfs", scratch(), "tmpfs", 0, NULL)); }
ATTEMPT(H03, mount_devpts) { return outcome(mount("devpts", scratch(), "devpts", 0, "newinstance")); }
ATTEMPT(H03, mount_bind) { return outcome(mount("/", scratch(), NULL, MS_BIND | MS_REC, NULL)); }
ATTEMPT(H03, mount_overlay) { return outcome(mount("overlay", scratch(), "overlay", 0, "lowerdir=/usr:/etc")); }
ATTEMPT(H03, mount_propagation) { return outcome(mount(NULL, "/", NULL, MS_SHARED, NULL)); }

ATTEMPT(H03, remount_usr_writable)
{
    // Where /usr is no mount of its own (the control), make it one first.
    mount("/usr", "/usr", NULL, MS_BIND | MS_RDONLY, NULL);
    return outcome(mount(NULL, "/usr", NULL, MS_REMOUNT | MS_BIND, NULL));
}

ATTEMPT(H03, unmount_proc) { return outcome(umount2("/proc", MNT_DETACH)); }
