using System.ComponentModel;

namespace AgentOS.Mcp.Host;

internal sealed record ApplyArguments(
    [property: Description("Only these files and directories of the project; all when absent")] string[]? Paths = null,
    [property: Description("Only tell what would be done")] bool DryRun = false,
    [property: Description("Merge with what the project changed in the same files since")] bool ThreeWay = false);
