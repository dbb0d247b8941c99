/* load ADDRESS REQUEST open RATE SECONDS | closed CONNECTIONS SECONDS | streams COUNT
 *
 * Sends the HTTP/1.1 request in the file REQUEST to ADDRESS (a Unix socket's path, or a port of the loopback) and prints
 *     answers failures seconds p50 p99 longest        (times in seconds)
 * open     sends RATE a second at fixed times, whatever comes back; an answer's time runs from when its request was due, so waiting behind a slow one counts.
 * closed   has CONNECTIONS that ask again as soon as they were answered.
 * streams  opens COUNT, a thousand a second, and reads each to its end; times are those to the first byte.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { MOST_CONNECTIONS = 16384, MOST_HEAD = 4096, STREAMS_A_SECOND = 1000 };

struct connection {
    int fd;
    double due;      /* of the request under way */
    double first;    /* its first byte, 0 is none yet */
    int used;        /* of the head */
    int in_body;
    long left;       /* of the body; -1 is chunked */
    char tail[5];    /* the last bytes of a chunked body */
    char head[MOST_HEAD + 1];
};

static union {
    struct sockaddr any;
    struct sockaddr_un local;
    struct sockaddr_in port;
} address;
static socklen_t address_length;
static char request[65536];
static int request_length, poll_fd, open_count, idle_count, under_way;
static struct connection *idle[MOST_CONNECTIONS];
static double *times;
static long answers, failures, capacity;
static int counts_first;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static struct connection *join(void)
{
    int on = 1;
    struct epoll_event interest = { .events = EPOLLIN };
    struct connection *one = calloc(1, sizeof *one);
    one->fd = socket(address.any.sa_family, SOCK_STREAM, 0);
    if (one->fd < 0 || connect(one->fd, &address.any, address_length) != 0)
        err(1, "connect");
    if (address.any.sa_family == AF_INET)
        setsockopt(one->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    interest.data.ptr = one;
    epoll_ctl(poll_fd, EPOLL_CTL_ADD, one->fd, &interest);
    open_count++;
    return one;
}

static void ask(double due)
{
    if (idle_count == 0 && open_count >= MOST_CONNECTIONS) {
        failures++;
        return;
    }
    struct connection *one = idle_count > 0 ? idle[--idle_count] : join();
    one->due = due;
    one->first = 0;
    one->used = one->in_body = 0;
    memset(one->tail, 0, sizeof one->tail);
    under_way++;
    if (send(one->fd, request, request_length, MSG_NOSIGNAL) != request_length)
        err(1, "send");
}

static void finish(struct connection *one, double at)
{
    under_way--;
    if (strncmp(one->head, "HTTP/1.1 200", 12) != 0) {
        if (failures++ == 0)
            fprintf(stderr, "%.400s\n", one->head);
    } else if (answers < capacity) {
        times[answers++] = (counts_first ? one->first : at) - one->due;
    }
    idle[idle_count++] = one;
}

/* Takes bytes of a body; true at its end. */
static int take(struct connection *one, const char *bytes, long count)
{
    if (one->left >= 0) {
        one->left -= count;
        return one->left <= 0;
    }
    for (long i = count > 5 ? count - 5 : 0; i < count; i++) {
        memmove(one->tail, one->tail + 1, 4);
        one->tail[4] = bytes[i];
    }
    return memcmp(one->tail, "0\r\n\r\n", 5) == 0;
}

static int hear(struct connection *one)
{
    static char bytes[65536];
    ssize_t count = recv(one->fd, bytes, sizeof bytes, 0);
    if (count <= 0) {
        failures++;
        under_way--;
        close(one->fd);
        return 0;
    }
    if (one->first == 0)
        one->first = now();
    char *from = bytes;
    if (!one->in_body) {
        long more = count < MOST_HEAD - one->used ? count : MOST_HEAD - one->used;
        int before = one->used;
        memcpy(one->head + before, bytes, more);
        one->head[one->used += more] = 0;
        char *end = strstr(one->head, "\r\n\r\n");
        if (end == NULL)
            return 0;
        char *length = strcasestr(one->head, "content-length:");
        one->in_body = 1;
        one->left = length != NULL && length < end ? atol(length + 15) : -1;
        from = bytes + (end + 4 - one->head - before);
    }
    return take(one, from, bytes + count - from) ? 1 : 0;
}

/* Reads what has come, or waits for it until a time; answers ask again while `again` is after now. */
static void serve(double until, double again)
{
    struct epoll_event ready[512];
    double wait = until - now();
    struct timespec limit = { wait > 0 ? (long)wait : 0, wait > 0 ? (long)((wait - (long)wait) * 1e9) : 0 };
    int count = epoll_pwait2(poll_fd, ready, 512, &limit, NULL);
    for (int i = 0; i < count; i++) {
        struct connection *one = ready[i].data.ptr;
        if (hear(one)) {
            double at = now();
            finish(one, at);
            if (at < again)
                ask(at);
        }
    }
}

static void drain(double patience)
{
    double until = now() + patience;
    while (under_way > 0 && now() < until)
        serve(until, 0);
    failures += under_way;
}

static void run_open(double rate, double seconds, long most)
{
    double began = now(), end = began + seconds;
    for (long sent = 0;;) {
        double due = began + sent / rate;
        if (due >= end)
            break;
        if (due <= now()) {
            if (sent++ < most)
                ask(due);
            else
                break;
        } else {
            serve(due, 0);
        }
    }
}

static int compare(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return a < b ? -1 : a > b;
}

static void find(const char *where)
{
    if (where[0] == '/') {
        address.local.sun_family = AF_UNIX;
        strncpy(address.local.sun_path, where, sizeof address.local.sun_path - 1);
        address_length = sizeof address.local;
    } else {
        address.port.sin_family = AF_INET;
        address.port.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.port.sin_port = htons(atoi(where));
        address_length = sizeof address.port;
    }
}

int main(int argc, char **argv)
{
    struct rlimit files;
    if (argc < 5)
        errx(2, "usage: load ADDRESS REQUEST open RATE SECONDS | closed CONNECTIONS SECONDS | streams COUNT");
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    prctl(PR_SET_TIMERSLACK, 1);
    find(argv[1]);
    int file = open(argv[2], O_RDONLY);
    request_length = read(file, request, sizeof request);
    if (request_length <= 0)
        err(1, "%s", argv[2]);
    poll_fd = epoll_create1(0);
    capacity = 4 << 20;
    times = malloc(capacity * sizeof *times);

    double number = atof(argv[4]), began = now();
    if (strcmp(argv[3], "open") == 0) {
        run_open(number, atof(argv[5]), capacity);
        drain(5);
    } else if (strcmp(argv[3], "closed") == 0) {
        double end = began + atof(argv[5]);
        for (int i = 0; i < number; i++)
            ask(now());
        while (now() < end)
            serve(end, end);
        drain(5);
    } else {
        counts_first = 1;
        run_open(STREAMS_A_SECOND, number / STREAMS_A_SECOND, number);
        drain(300);
    }

    double took = now() - began;
    qsort(times, answers, sizeof *times, compare);
    printf("%ld %ld %.6f %.9f %.9f %.9f\n", answers, failures, took, answers ? times[answers / 2] : 0, answers ? times[answers * 99 / 100] : 0, answers ? times[answers - 1] : 0);
    return 0;
}
