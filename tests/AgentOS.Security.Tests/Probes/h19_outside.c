// Reaching processes of the host: abstract sockets, TCP on loopback, signals.
#include "probe.h"
#include <arpa/inet.h>
#include <net/if.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>

ATTEMPT(H19, abstract_socket)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const char *name = argument("canary_token", "nobody-listens");
    memcpy(address.sun_path + 1, name, strlen(name));
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    return outcome(connect(fd, (void *)&address, offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name)));
}

ATTEMPT(H19, loopback_service)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argument("canary_port", "1")))};
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    return outcome(connect(fd, (void *)&address, sizeof address));
}

ATTEMPT(H19, internet)
{
    // TEST-NET-1 (RFC 5737) through UDP: connecting only asks for a route, nothing is sent.
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(53)};
    inet_pton(AF_INET, "192.0.2.1", &address.sin_addr);
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    return outcome(connect(fd, (void *)&address, sizeof address));
}

ATTEMPT(H19, network_interfaces)
{
    struct if_nameindex *interfaces = if_nameindex();
    for (struct if_nameindex *one = interfaces; one && one->if_index; one++)
        if (strcmp(one->if_name, "lo") != 0)
            return "others";
    return interfaces && interfaces->if_index ? "loopback" : "none";
}

ATTEMPT(H19, signal_host_process) { return outcome(kill(atoi(argument("canary_pid", "0")), SIGCONT)); }
ATTEMPT(H19, queue_signal_to_host_process)
{
    union sigval value = {0};
    return outcome(sigqueue(atoi(argument("canary_pid", "0")), SIGCONT, value));
}

// Every number, in case one belongs to the host. Signal 0 asks only whether it could be sent.
ATTEMPT(H19, sweep_of_process_numbers)
{
    int reachable = 0;
    for (pid_t process = 1; process <= 32768; process++)
        if (kill(process, 0) == 0)
            reachable++;
    // Init, the launcher inside, the probe and this child.
    return reachable <= 4 ? "own" : "foreign";
}
