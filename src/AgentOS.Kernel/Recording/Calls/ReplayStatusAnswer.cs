namespace AgentOS.Kernel.Recording.Calls;

/// <summary>How far a replay has come.</summary>
/// <param name="Success">Always true.</param>
/// <param name="State"><c>idle</c>, <c>running</c>, <c>diverged</c>, <c>completed</c> or <c>stopped</c>.</param>
/// <param name="TotalEntries">Calls in the record.</param>
/// <param name="CurrentEntry">How many of them are done with.</param>
/// <param name="EntriesReplayed">How many were answered from the record.</param>
/// <param name="EntriesSkipped">How many are about the connection itself, and are carried out.</param>
/// <param name="LastError">What went wrong, as a sentence; absent when nothing has.</param>
/// <param name="Divergence">The first call that was another than the recorded one.</param>
/// <param name="ProgressPercent">0 to 100.</param>
internal sealed record ReplayStatusAnswer(
    bool Success, string State, int TotalEntries, int CurrentEntry, int EntriesReplayed, int EntriesSkipped, string? LastError, Divergence? Divergence, double ProgressPercent);
