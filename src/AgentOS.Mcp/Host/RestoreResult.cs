using System.ComponentModel;

namespace AgentOS.Mcp.Host;

internal sealed record RestoreResult(
    string Snapshot,
    [property: Description("Snapshot of the state before: restoring it undoes this")] string Undo,
    [property: Description("Files changed since by programs that keep no history")] long UnrecordedFiles);
