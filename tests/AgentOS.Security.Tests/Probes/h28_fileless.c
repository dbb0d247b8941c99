// Programs that never were a file of the host. Allowed, but the confinement must follow them.
#include "probe.h"
#include <sys/mman.h>
#include <sys/sendfile.h>

static int copy_of_ourselves(int target)
{
    int source = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    struct stat about;
    if (source < 0 || fstat(source, &about) < 0)
        return -1;
    for (off_t left = about.st_size; left > 0;) {
        ssize_t moved = sendfile(target, source, NULL, left);
        if (moved <= 0)
            return -1;
        left -= moved;
    }
    return target;
}

static char *const confined[] = {"probe", "confinement", NULL};
static char *const environment[] = {NULL};

static const char *answer_of(void (*start)(void))
{
    static char text[256];
    int ends[2];
    if (pipe(ends) < 0)
        return outcome(-1);
    if (fork() == 0) {
        dup2(ends[1], STDOUT_FILENO);
        start();
        dprintf(STDOUT_FILENO, "%s", outcome(-1));
        _exit(127);
    }
    close(ends[1]);
    ssize_t length = read(ends[0], text, sizeof text - 1);
    text[length > 0 ? length : 0] = 0;
    return text;
}

static void memory_file(void) { syscall(SYS_execveat, copy_of_ourselves(memfd_create("probe", 0)), "", confined, environment, AT_EMPTY_PATH); }
static void memory_file_by_link(void) { execve(word("/proc/self/fd/%d", copy_of_ourselves(memfd_create("probe", 0))), confined, environment); }

static void file_in(const char *directory)
{
    char path[64];
    snprintf(path, sizeof path, "%s/program-%d", directory, getpid());
    close(copy_of_ourselves(open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0700)));
    execve(path, confined, environment);
}

static void shared_memory(void) { file_in("/dev/shm"); }
static void temporary_directory(void) { file_in("/tmp"); }

ATTEMPT(H28, memory_file) { return answer_of(memory_file); }
ATTEMPT(H28, memory_file_by_link) { return answer_of(memory_file_by_link); }
ATTEMPT(H28, shared_memory) { return answer_of(shared_memory); }
ATTEMPT(H28, temporary_directory) { return answer_of(temporary_directory); }

ACTION(confinement)
{
    char seccomp[8], privileges[8];
    snprintf(seccomp, sizeof seccomp, "%s", status_field("Seccomp"));
    snprintf(privileges, sizeof privileges, "%s", status_field("NoNewPrivs"));
    return printf("seccomp=%s,no_new_privs=%s,capabilities=%s", seccomp, privileges, status_field("CapEff")) < 0;
}
