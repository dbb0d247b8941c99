using System.ComponentModel;

namespace AgentOS.Functions.Files;

internal sealed record PathArguments(
    [property: Description("Absolute path in the agent's file system")] string Path);
