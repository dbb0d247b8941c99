using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H19: processes of the host, by abstract socket, by loopback, by signal.</summary>
public sealed class H19OutsideTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H19",
    [
        new("abstract_socket", "ECONNREFUSED|EPERM"),
        new("loopback_service", "ECONNREFUSED"),
        new("internet", "ENETUNREACH"),
        new("network_interfaces", "loopback", "others"),
        new("signal_host_process", "ESRCH"),
        new("queue_signal_to_host_process", "ESRCH"),
        new("sweep_of_process_numbers", "own", "foreign"),
    ]);
}
