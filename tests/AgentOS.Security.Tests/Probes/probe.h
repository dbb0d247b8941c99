// The hostile program. Each attempt runs in a child of its own and ends in one word: OK, an errno name, a signal name, or what it saw.
#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

typedef const char *attempt_body(void);

struct attempt {
    const char *item;
    const char *name;
    attempt_body *body;
};

// A linker section collects the attempts of all files, so that no list has to be kept by hand.
#define ATTEMPT(item, name)                                                                  \
    static const char *item##_##name(void);                                                  \
    static const struct attempt item##_##name##_attempt = {#item, #name, item##_##name};     \
    static const struct attempt *const item##_##name##_entry                                 \
        __attribute__((used, section("attempts"))) = &item##_##name##_attempt;               \
    static const char *item##_##name(void)

typedef int action_body(int argc, char **argv);

struct action {
    const char *name;
    action_body *body;
};

// An action is a whole program of its own (a bomb, a survivor, a racer) that a test starts by name.
#define ACTION(name)                                                                         \
    static int action_##name(int argc, char **argv);                                         \
    static const struct action action_##name##_record = {#name, action_##name};              \
    static const struct action *const action_##name##_entry                                  \
        __attribute__((used, section("actions"))) = &action_##name##_record;                 \
    static int action_##name(__attribute__((unused)) int argc, __attribute__((unused)) char **argv)

// OK for a result of zero or more, else the name of errno.
const char *outcome(long result);

// The value of a name=value argument, or the text given instead.
const char *argument(const char *name, const char *otherwise);

// Opens for writing and writes back what was there: proves the right to write and changes nothing.
const char *rewrite(const char *path);

// Opens and closes.
const char *try_open(const char *path, int flags);

// A word built like printf, without white space; lives until the child ends.
const char *word(const char *format, ...) __attribute__((format(printf, 1, 2)));

// The value of a field of /proc/self/status.
const char *status_field(const char *name);

// Runs a body in a forked child and gives its word, or the signal that ended it.
const char *in_child(attempt_body *body);

// Init's process number; in a control, the one of a process that stands for it.
pid_t init_process(void);

// A path under the directory of init in /proc.
const char *init_file(const char *name);

// A directory for scratch files that belongs to this run.
const char *scratch(void);

// Whether this is the control run: as root on the machine itself, with nothing in the way.
int is_control(void);
