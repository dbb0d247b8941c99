// Device nodes: making them, and finding them.
#include "probe.h"
#include <dirent.h>
#include <sys/sysmacros.h>

static const char *make(mode_t type, unsigned major_number, unsigned minor_number)
{
    return outcome(mknod(word("%s/node", scratch()), type | 0600, makedev(major_number, minor_number)));
}

ATTEMPT(H08, mknod_block_device) { return make(S_IFBLK, 254, 0); }
ATTEMPT(H08, mknod_kernel_memory) { return make(S_IFCHR, 1, 1); }
ATTEMPT(H08, mknod_fuse) { return make(S_IFCHR, 10, 229); }
ATTEMPT(H08, mknod_fifo_is_allowed) { return make(S_IFIFO, 0, 0); }
ATTEMPT(H08, mknod_file_is_allowed) { return make(S_IFREG, 0, 0); }
ATTEMPT(H08, mknod_socket_is_allowed) { return make(S_IFSOCK, 0, 0); }
ATTEMPT(H08, open_kernel_log) { return try_open("/dev/kmsg", O_RDONLY); }
ATTEMPT(H08, open_memory) { return try_open("/dev/mem", O_RDONLY); }
ATTEMPT(H08, open_disk) { return try_open(argument("disk", "/dev/sda"), O_RDONLY); }
ATTEMPT(H08, open_kvm) { return try_open("/dev/kvm", O_RDWR); }
ATTEMPT(H08, open_loop_control) { return try_open("/dev/loop-control", O_RDWR); }
ATTEMPT(H08, open_fuse) { return try_open("/dev/fuse", O_RDWR); }
ATTEMPT(H08, open_console) { return try_open("/dev/console", O_RDWR); }
ATTEMPT(H08, open_null_is_allowed) { return try_open("/dev/null", O_RDWR); }

static int not_a_link(const struct dirent *entry)
{
    // fd, stdin, stdout, stderr lead to the program's own descriptors.
    return entry->d_name[0] != '.' && entry->d_type != DT_LNK;
}

ATTEMPT(H08, dev_holds)
{
    static char names[2048];
    struct dirent **entries;
    int count = scandir("/dev", &entries, not_a_link, alphasort);
    for (int i = 0; i < count; i++) {
        strncat(names, entries[i]->d_name, sizeof names - strlen(names) - 2);
        if (i + 1 < count)
            strcat(names, ",");
    }
    return names;
}
