using System.ComponentModel;

namespace AgentOS.Mcp.Host;

internal sealed record RestoreArguments([property: Description("The snapshot to go back to")] string Name);
