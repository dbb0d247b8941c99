using System.ComponentModel;

namespace AgentOS.Mcp.Host;

internal sealed record TimelineArguments(
    [property: Description("Only the last so many seconds")] double? LastSeconds = null,
    [property: Description("Only this path and what is below it")] string? Path = null,
    [property: Description("Only this operation: create, write, unlink, rename, run.start, …")] string? Operation = null,
    [property: Description("Only this result: ok, error, …")] string? Status = null,
    [property: Description("Only calls of this tool")] string? Tool = null,
    [property: Description("At most so many, the last ones")] int Limit = 100);
