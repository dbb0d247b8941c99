namespace AgentOS.Kernel.Recording;

/// <summary>What to record.</summary>
/// <param name="Scope">Which calls.</param>
/// <param name="MaxEntries">How many at most.</param>
/// <param name="SaveAs">The name under which it is kept in the logbook; null keeps it in memory only.</param>
internal sealed record RecordingRequest(RecordingScope Scope, int MaxEntries, string? SaveAs);
