namespace AgentOS.Fleet.Snapshots;

/// <summary>What going back to a kept state did.</summary>
/// <param name="Snapshot">Whose state is the sandbox's now.</param>
/// <param name="UndoSnapshot">Made of the state before; going back to it undoes this.</param>
/// <param name="UnrecordedFiles">Files that programs which keep no history changed since: they may not be as they were.</param>
public sealed record SandboxRestore(string Snapshot, string UndoSnapshot, long UnrecordedFiles);
