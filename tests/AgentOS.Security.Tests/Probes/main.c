#include "probe.h"

#include <sched.h>
#include <stdarg.h>

extern const struct attempt *const __start_attempts[], *const __stop_attempts[];
extern const struct action *const __start_actions[], *const __stop_actions[];

// A blocked attempt must not block the rest.
enum { ATTEMPT_SECONDS = 10, WORD_BYTES = 4096 };

static int arguments;
static char **argument_texts;

const char *outcome(long result)
{
    return result >= 0 ? "OK" : strerrorname_np(errno);
}

const char *argument(const char *name, const char *otherwise)
{
    size_t length = strlen(name);
    for (int i = 1; i < arguments; i++)
        if (strncmp(argument_texts[i], name, length) == 0 && argument_texts[i][length] == '=')
            return argument_texts[i] + length + 1;
    return otherwise;
}

const char *word(const char *format, ...)
{
    static char text[WORD_BYTES];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    for (char *c = text; *c; c++)
        if (*c == ' ' || *c == '\t' || *c == '\n')
            *c = '_';
    return text;
}

const char *try_open(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    const char *result = outcome(fd);
    if (fd >= 0)
        close(fd);
    return result;
}

const char *rewrite(const char *path)
{
    char value[WORD_BYTES];
    int reader = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = reader < 0 ? 0 : read(reader, value, sizeof value);
    int writer = open(path, O_WRONLY | O_CLOEXEC);
    if (writer < 0)
        return outcome(-1);
    // An empty value is one that was read as "\n" elsewhere; a newline sets it to empty again.
    return outcome(length > 0 ? write(writer, value, length) : write(writer, "\n", 1));
}

const char *status_field(const char *name)
{
    static char line[512];
    size_t length = strlen(name);
    FILE *status = fopen("/proc/self/status", "re");
    if (!status)
        return outcome(-1);
    while (fgets(line, sizeof line, status))
        if (strncmp(line, name, length) == 0 && line[length] == ':') {
            fclose(status);
            line[strcspn(line, "\n")] = 0;
            return line + length + 1 + strspn(line + length + 1, "\t ");
        }
    fclose(status);
    return "absent";
}

const char *scratch(void)
{
    static char path[256];
    if (!path[0]) {
        snprintf(path, sizeof path, "%s/probe-XXXXXX", argument("scratch", "/tmp"));
        if (!mkdtemp(path))
            strcpy(path, "/tmp");
    }
    return path;
}

pid_t init_process(void)
{
    return atoi(argument("init", "1"));
}

const char *init_file(const char *name)
{
    static char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", init_process(), name);
    return path;
}

int is_control(void)
{
    return getenv("PROBE_CONTROL") != NULL;
}

const char *in_child(attempt_body *body)
{
    static char text[WORD_BYTES];
    int ends[2], status;
    if (pipe2(ends, O_CLOEXEC) < 0)
        return outcome(-1);
    pid_t child = fork();
    if (child < 0)
        return outcome(-1);
    if (child == 0) {
        alarm(ATTEMPT_SECONDS);
        // Where nothing holds the attempt, it spoils namespaces of its own and not the machine's.
        if (is_control())
            unshare(CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC);
        const char *result = body();
        _exit(write(ends[1], result, strlen(result)) < 0);
    }
    close(ends[1]);
    waitpid(child, &status, 0);
    ssize_t length = read(ends[0], text, sizeof text - 1);
    close(ends[0]);
    text[length > 0 ? length : 0] = 0;
    if (WIFSIGNALED(status))
        snprintf(text, sizeof text, "SIG%s", sigabbrev_np(WTERMSIG(status)));
    return text;
}

static int selected(const char *item)
{
    for (int i = 1; i < arguments; i++)
        if (strcmp(argument_texts[i], item) == 0 || strcmp(argument_texts[i], "all") == 0)
            return 1;
    return 0;
}

int main(int argc, char **argv)
{
    arguments = argc;
    argument_texts = argv;
    for (const struct action *const *action = __start_actions; argc > 1 && action < __stop_actions; action++)
        if (strcmp(argv[1], (*action)->name) == 0)
            return (*action)->body(argc - 2, argv + 2);
    for (const struct attempt *const *attempt = __start_attempts; attempt < __stop_attempts; attempt++) {
        if (!selected((*attempt)->item))
            continue;
        const char *result = in_child((*attempt)->body);
        // One write a line: a line is whole even when the sandbox dies in the next attempt.
        dprintf(STDOUT_FILENO, "%s %s %s\n", (*attempt)->item, (*attempt)->name, result);
    }
    return 0;
}
