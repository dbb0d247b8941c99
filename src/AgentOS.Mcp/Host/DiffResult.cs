using System.ComponentModel;
using AgentOS.Workspace.Review;

namespace AgentOS.Mcp.Host;

internal sealed record DiffResult(
    [property: Description("A added, M modified, D deleted, R renamed")] IReadOnlyList<ChangeEntry> Changes,
    [property: Description("Unified diff")] string Diff,
    [property: Description("Whether the diff was cut off")] bool Truncated);
