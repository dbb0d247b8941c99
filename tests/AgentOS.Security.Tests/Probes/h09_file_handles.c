// Opening files by handle ("shocker"): a handle is a guessable inode number that no mount namespace limits.
#include "probe.h"

struct handle {
    struct file_handle head;
    unsigned char bytes[MAX_HANDLE_SZ];
};

static int mount_of_root;

static int root_handle(struct handle *handle)
{
    memset(handle, 0, sizeof *handle);
    handle->head.handle_bytes = MAX_HANDLE_SZ;
    return name_to_handle_at(AT_FDCWD, "/", &handle->head, &mount_of_root, 0);
}

ATTEMPT(H09, name_to_handle)
{
    struct handle handle;
    return outcome(root_handle(&handle));
}

ATTEMPT(H09, open_by_handle)
{
    struct handle handle;
    if (root_handle(&handle) < 0) {
        // The shape of an ext4 handle: inode 2 is the root directory of the file system.
        handle.head.handle_bytes = 8;
        handle.head.handle_type = 1;
        handle.bytes[0] = 2;
    }
    int mount = open("/", O_RDONLY | O_CLOEXEC);
    return outcome(open_by_handle_at(mount, &handle.head, O_RDONLY));
}
