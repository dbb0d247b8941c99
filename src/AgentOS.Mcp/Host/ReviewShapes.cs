using System.ComponentModel;
using AgentOS.Workspace.Review;

namespace AgentOS.Mcp.Host;

internal sealed record DiffArguments(
    [property: Description("Only these files and directories of the project; all when absent")] string[]? Paths = null,
    [property: Description("Only which files changed, without their content")] bool NamesOnly = false);

internal sealed record DiffResult(
    [property: Description("A added, M modified, D deleted, R renamed")] IReadOnlyList<ChangeEntry> Changes,
    [property: Description("Unified diff")] string Diff,
    [property: Description("Whether the diff was cut off")] bool Truncated);

internal sealed record ApplyArguments(
    [property: Description("Only these files and directories of the project; all when absent")] string[]? Paths = null,
    [property: Description("Only tell what would be done")] bool DryRun = false,
    [property: Description("Merge with what the project changed in the same files since")] bool ThreeWay = false);

internal sealed record DiscardArguments(
    [property: Description("Only these files and directories of the project; all when absent")] string[]? Paths = null);

internal sealed record DiscardResult(IReadOnlyList<ChangeEntry> Discarded);
