// Making a file appear on the other side of a boundary: links, exchanges, clones. `from` and `to` are directories on the two sides.
#include "probe.h"
#include <linux/fs.h>
#include <sys/ioctl.h>

static const char *from(const char *name) { static char path[4096]; snprintf(path, sizeof path, "%s/%s-%d", argument("from", scratch()), name, getpid()); return path; }
static const char *to(const char *name) { static char path[4096]; snprintf(path, sizeof path, "%s/%s-%d", argument("to", scratch()), name, getpid()); return path; }
static int create(const char *path) { return open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600); }

ATTEMPT(H25, hard_link_of_protected_file) { return outcome(link("/etc/passwd", to("passwd"))); }

ATTEMPT(H25, hard_link_across)
{
    create(from("link"));
    return outcome(link(from("link"), to("linked")));
}

ATTEMPT(H25, unnamed_file_linked_across)
{
    int fd = open(argument("from", scratch()), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    return fd < 0 ? outcome(-1) : outcome(linkat(AT_FDCWD, word("/proc/self/fd/%d", fd), AT_FDCWD, to("unnamed"), AT_SYMLINK_FOLLOW));
}

ATTEMPT(H25, exchange_across)
{
    create(from("exchange"));
    create(to("exchanged"));
    return outcome(renameat2(AT_FDCWD, from("exchange"), AT_FDCWD, to("exchanged"), RENAME_EXCHANGE));
}

ATTEMPT(H25, rename_across)
{
    create(from("rename"));
    return outcome(rename(from("rename"), to("renamed")));
}

ATTEMPT(H25, clone_across)
{
    int source = create(from("clone")), target = create(to("cloned"));
    if (write(source, "x", 1) != 1)
        return outcome(-1);
    return outcome(ioctl(target, FICLONE, source));
}
