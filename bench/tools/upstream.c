/* upstream EVENTS: a provider of language models that costs next to nothing: OpenAI's chat completions over HTTP/1.1 on a port of the loopback, which it prints.
 * A question gets one answer of a few hundred bytes; one with "stream":true gets EVENTS events, the first at once and then one a second. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

enum { MOST_CONNECTIONS = 32768, MOST_BYTES = 16384 };

struct connection {
    int used;
    int streamed; /* events so far; 0 is no stream */
    char bytes[MOST_BYTES];
};

static struct connection *connections[MOST_CONNECTIONS];
static int events;

static const char body[] =
    "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"bench\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
    "\"content\":\"The quick brown fox jumps over the lazy dog, and the dog lets it.\"},\"finish_reason\":\"stop\"}],"
    "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":16,\"total_tokens\":28}}";

static const char event[] =
    "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"bench\",\"choices\":[{\"index\":0,\"delta\":"
    "{\"content\":\"fox \"},\"finish_reason\":null}]}\n\n";

static void leave(int fd)
{
    free(connections[fd]);
    connections[fd] = NULL;
    close(fd);
}

static void tell(int fd, const char *bytes, size_t count)
{
    /* Answers are far smaller than a socket's buffer; who does not read is no measurement any more. */
    if (send(fd, bytes, count, MSG_NOSIGNAL) != (ssize_t)count)
        leave(fd);
}

static void tell_event(int fd)
{
    char chunk[512];
    struct connection *stream = connections[fd];
    int count = sprintf(chunk, "%zx\r\n%s\r\n", sizeof event - 1, event);
    if (++stream->streamed > events) {
        stream->streamed = 0;
        count += sprintf(chunk + count, "e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n");
    }
    tell(fd, chunk, count);
}

static void answer(int fd, int is_stream)
{
    static char whole[1024];
    static int count;
    static const char head[] = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    if (count == 0)
        count = sprintf(whole, "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %zu\r\n\r\n%s", sizeof body - 1, body);
    if (!is_stream) {
        tell(fd, whole, count);
        return;
    }
    tell(fd, head, sizeof head - 1);
    connections[fd]->streamed = 1;
    tell_event(fd);
}

static void hear(int fd)
{
    struct connection *one = connections[fd];
    ssize_t count = recv(fd, one->bytes + one->used, MOST_BYTES - 1 - one->used, 0);
    if (count <= 0) {
        leave(fd);
        return;
    }
    one->used += count;
    one->bytes[one->used] = 0;
    char *end = strstr(one->bytes, "\r\n\r\n");
    if (end == NULL)
        return;
    char *said = strcasestr(one->bytes, "content-length:");
    long length = said != NULL && said < end ? atol(said + 15) : 0;
    if (one->used < end + 4 - one->bytes + length)
        return;
    one->used = 0;
    answer(fd, strstr(end, "\"stream\":true") != NULL);
}

static void watch(int poll, int fd)
{
    struct epoll_event interest = { .events = EPOLLIN, .data.fd = fd };
    if (epoll_ctl(poll, EPOLL_CTL_ADD, fd, &interest) != 0)
        err(1, "epoll_ctl");
}

static void welcome(int poll, int listener)
{
    int on = 1, fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (fd < 0)
        return;
    if (fd >= MOST_CONNECTIONS)
        errx(1, "too many connections");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    connections[fd] = calloc(1, sizeof *connections[fd]);
    watch(poll, fd);
}

static void tick(int timer)
{
    unsigned long long expired;
    if (read(timer, &expired, sizeof expired) < 0)
        return;
    for (int fd = 0; fd < MOST_CONNECTIONS; fd++)
        if (connections[fd] != NULL && connections[fd]->streamed > 0)
            tell_event(fd);
}

int main(int argc, char **argv)
{
    struct rlimit files;
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    struct itimerspec second = { { 1, 0 }, { 1, 0 } };
    struct epoll_event ready[256];
    socklen_t length = sizeof address;
    if (argc != 2)
        errx(2, "usage: upstream EVENTS");
    events = atoi(argv[1]);
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    int listener = socket(AF_INET, SOCK_STREAM, 0), timer = timerfd_create(CLOCK_MONOTONIC, 0), poll = epoll_create1(0);
    if (bind(listener, (struct sockaddr *)&address, length) != 0 || listen(listener, 4096) != 0 || getsockname(listener, (struct sockaddr *)&address, &length) != 0)
        err(1, "listen");
    timerfd_settime(timer, 0, &second, NULL);
    watch(poll, listener);
    watch(poll, timer);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);

    for (;;) {
        int count = epoll_wait(poll, ready, 256, -1);
        for (int i = 0; i < count; i++) {
            int fd = ready[i].data.fd;
            if (fd == listener)
                welcome(poll, listener);
            else if (fd == timer)
                tick(timer);
            else if (connections[fd] != NULL)
                hear(fd);
        }
    }
}
