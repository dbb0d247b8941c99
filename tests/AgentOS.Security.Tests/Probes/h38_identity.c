// What the machine tells about itself and its neighbours. The test compares with what the host itself says.
#include "probe.h"
#include <sys/utsname.h>

ATTEMPT(H38, host_name)
{
    struct utsname names;
    return uname(&names) < 0 ? outcome(-1) : word("%s", names.nodename);
}

static const char *first_line(const char *path)
{
    char line[256] = "";
    FILE *file = fopen(path, "re");
    if (!file)
        return outcome(-1);
    if (!fgets(line, sizeof line, file))
        line[0] = 0;
    line[strcspn(line, "\n")] = 0;
    fclose(file);
    return line[0] ? word("%s", line) : "empty";
}

ATTEMPT(H38, machine_id) { return first_line("/etc/machine-id"); }
ATTEMPT(H38, product_serial) { return first_line("/sys/class/dmi/id/product_serial"); }
ATTEMPT(H38, product_uuid) { return first_line("/sys/class/dmi/id/product_uuid"); }
ATTEMPT(H38, boot_id) { return first_line("/proc/sys/kernel/random/boot_id"); }
ATTEMPT(H38, own_cgroup) { return first_line("/proc/self/cgroup"); }
ATTEMPT(H38, uptime) { return try_open("/proc/uptime", O_RDONLY); }
ATTEMPT(H38, load) { return try_open("/proc/loadavg", O_RDONLY); }

static const char *mentions(const char *path, const char *needle)
{
    char line[8192];
    FILE *file = fopen(path, "re");
    if (!file)
        return outcome(-1);
    while (fgets(line, sizeof line, file))
        if (strstr(line, needle)) {
            fclose(file);
            return "mentioned";
        }
    fclose(file);
    return "absent";
}

// The host directory behind a bind mount is the fourth field of its line.
ATTEMPT(H38, host_paths_in_mount_table) { return mentions("/proc/self/mountinfo", argument("canary_directory", "\x01")); }
ATTEMPT(H38, host_sockets_in_table) { return mentions("/proc/net/unix", argument("canary_token", "\x01")); }
ATTEMPT(H38, host_connections_in_table) { return mentions("/proc/net/tcp", word(":%04X", atoi(argument("canary_port", "1")))); }
