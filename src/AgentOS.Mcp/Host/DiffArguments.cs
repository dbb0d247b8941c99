using System.ComponentModel;

namespace AgentOS.Mcp.Host;

internal sealed record DiffArguments(
    [property: Description("Only these files and directories of the project; all when absent")] string[]? Paths = null,
    [property: Description("Only which files changed, without their content")] bool NamesOnly = false);
