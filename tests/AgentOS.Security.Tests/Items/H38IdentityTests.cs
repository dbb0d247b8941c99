using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H38: what the machine tells about itself and its neighbours. What is the host's own is named in docs/THREATS.md.</summary>
public sealed class H38IdentityTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H38",
    [
        new("host_name", "agent", Environment.MachineName),
        new("machine_id", "a9e47005a9e47005a9e47005a9e47005", FirstLine("/etc/machine-id")),
        new("product_serial", "ENOENT", FirstLine("/sys/class/dmi/id/product_serial")) { Absent = "ENOENT" },
        new("product_uuid", "ENOENT", FirstLine("/sys/class/dmi/id/product_uuid")) { Absent = "ENOENT" },
        new("host_sockets_in_table", "absent", "mentioned"),
        new("host_connections_in_table", "absent", "mentioned"),
        Attempt.Allowed("uptime"),
        Attempt.Allowed("load"),
    ]);

    private static string FirstLine(string path) => File.Exists(path) ? File.ReadLines(path).FirstOrDefault() ?? "empty" : "ENOENT";
}
