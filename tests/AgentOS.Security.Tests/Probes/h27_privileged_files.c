// Files that give rights to whoever starts them. `privileged` holds copies of this program: one setuid root, one with file capabilities.
#include "probe.h"
#include <sys/prctl.h>
#include <sys/statvfs.h>

static const char *started(const char *program)
{
    static char text[256];
    int ends[2];
    if (pipe(ends) < 0)
        return outcome(-1);
    if (fork() == 0) {
        dup2(ends[1], STDOUT_FILENO);
        execl(word("%s/%s", argument("privileged", "/nowhere"), program), program, "rights", NULL);
        dprintf(STDOUT_FILENO, "%s", outcome(-1));
        _exit(127);
    }
    close(ends[1]);
    ssize_t length = read(ends[0], text, sizeof text - 1);
    text[length > 0 ? length : 0] = 0;
    return text;
}

ATTEMPT(H27, setuid_root_program) { return started("setuid"); }
ATTEMPT(H27, file_capabilities) { return started("capable"); }
ATTEMPT(H27, no_new_privileges) { return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 ? "on" : "off"; }

static const char *honours_setuid(const char *path)
{
    struct statvfs about;
    return statvfs(path, &about) < 0 ? outcome(-1) : about.f_flag & ST_NOSUID ? "nosuid" : "suid";
}

ATTEMPT(H27, usr) { return honours_setuid("/usr"); }
ATTEMPT(H27, tmp) { return honours_setuid("/tmp"); }
ATTEMPT(H27, allowed_mount) { return honours_setuid(argument("privileged", "/nowhere")); }

// The bits themselves cannot be set either (the profile's chmod +s row).
ATTEMPT(H27, chmod_setuid)
{
    const char *path = word("%s/file", scratch());
    close(open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0700));
    return outcome(chmod(path, 04700));
}

ATTEMPT(H27, fchmodat_setgid)
{
    const char *path = word("%s/file", scratch());
    close(open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0700));
    return outcome(fchmodat(AT_FDCWD, path, 02700, 0));
}

ATTEMPT(H27, fchmod_setuid)
{
    int fd = open(word("%s/file", scratch()), O_CREAT | O_WRONLY | O_CLOEXEC, 0700);
    return outcome(fchmod(fd, 04700));
}

#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif

ATTEMPT(H27, fchmodat2_setuid)
{
    const char *path = word("%s/file", scratch());
    close(open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0700));
    return outcome(syscall(SYS_fchmodat2, AT_FDCWD, path, 04700, 0));
}

ATTEMPT(H27, create_setuid) { return outcome(open(word("%s/born", scratch()), O_CREAT | O_WRONLY | O_CLOEXEC, 04700)); }
ATTEMPT(H27, mkdir_setgid) { return outcome(mkdir(word("%s/born", scratch()), 02700) < 0 ? -1 : chmod(word("%s/born", scratch()), 02700)); }
ATTEMPT(H27, chmod_without_setuid_is_allowed)
{
    const char *path = word("%s/file", scratch());
    close(open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0700));
    return outcome(chmod(path, 0755));
}

ACTION(rights) { return printf("%s", geteuid() == 0 && getuid() != 0 ? "root" : strtoull(status_field("CapEff"), NULL, 16) ? "capable" : "ordinary") < 0; }
