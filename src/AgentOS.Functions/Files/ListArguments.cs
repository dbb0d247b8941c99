using System.ComponentModel;

namespace AgentOS.Functions.Files;

internal sealed record ListArguments(
    [property: Description("Directory, absolute in the agent's file system")] string Path = "/",
    [property: Description("Whether entries carry size and times")] bool Stat = false);
