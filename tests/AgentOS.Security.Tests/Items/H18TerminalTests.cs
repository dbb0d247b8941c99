using AgentOS.Security.Tests.Laboratory;

namespace AgentOS.Security.Tests.Items;

/// <summary>H18: typing into a terminal on behalf of the person at it.</summary>
public sealed class H18TerminalTests(SecurityLaboratory laboratory) : HostileItemTests(laboratory), IHostileItem
{
    static HostileItem IHostileItem.Item { get; } = new("H18",
    [
        new("push_input", "EPERM") { Absent = "EIO" },
        new("push_input_with_high_bits", "EPERM") { Absent = "EIO" },
        new("console_request", "EPERM", "ENOTTY"),
        new("console_request_with_high_bits", "EPERM", "ENOTTY"),
        Attempt.Allowed("window_size_is_allowed"),
    ]);
}
