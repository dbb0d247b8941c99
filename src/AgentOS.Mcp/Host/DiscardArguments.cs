using System.ComponentModel;

namespace AgentOS.Mcp.Host;

internal sealed record DiscardArguments(
    [property: Description("Only these files and directories of the project; all when absent")] string[]? Paths = null);
