using System.ComponentModel;

namespace AgentOS.Functions.Files;

internal sealed record RemoveArguments(
    [property: Description("Absolute path in the agent's file system")] string Path,
    [property: Description("Whether a directory goes with everything in it")] bool Recursive = false);
