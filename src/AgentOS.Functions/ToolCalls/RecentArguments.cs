using System.ComponentModel;

namespace AgentOS.Functions.ToolCalls;

internal sealed record RecentArguments(
    [property: Description("Only calls of this tool")] string? Name = null,
    [property: Description("At most so many, newest first")] int Limit = 20);
