namespace AgentOS.Storage;

/// <summary>What going back to a snapshot did.</summary>
/// <param name="Snapshot">The snapshot whose state is the agent's now.</param>
/// <param name="UndoSnapshot">The snapshot made of the state before; restoring it undoes the restore.</param>
/// <param name="UnrecordedFiles">Files changed since by programs that keep no history (another SDK, sqlite3): they may not be as they were. 0 when no trace of one was found.</param>
public sealed record RestoreOutcome(string Snapshot, string UndoSnapshot, long UnrecordedFiles);
