// Sockets of host services by their usual paths. Each one is an escape: its service acts for whoever connects.
#include "probe.h"
#include <sys/socket.h>
#include <sys/un.h>

static const char *dial(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path, path, sizeof address.sun_path - 1);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    return outcome(connect(fd, (void *)&address, sizeof address));
}

ATTEMPT(H20, docker) { return dial("/run/docker.sock"); }
ATTEMPT(H20, docker_by_old_path) { return dial("/var/run/docker.sock"); }
ATTEMPT(H20, containerd) { return dial("/run/containerd/containerd.sock"); }
ATTEMPT(H20, system_bus) { return dial("/run/dbus/system_bus_socket"); }
ATTEMPT(H20, systemd_private) { return dial("/run/systemd/private"); }
ATTEMPT(H20, systemd_notify) { return dial("/run/systemd/notify"); }
ATTEMPT(H20, display) { return dial("/tmp/.X11-unix/X0"); }

ACTION(dial) { return printf("H20 dial %s\n", dial(argv[0])) < 0; }
