using System.ComponentModel;

namespace AgentOS.Functions.Programs;

internal sealed record ExecArguments(
    [property: Description("Command line for the shell in the sandbox")] string Command,
    [property: Description("Directory to start in")] string? Cwd = null,
    [property: Description("Seconds until it is killed; 30 when absent")] double? Timeout = null);
