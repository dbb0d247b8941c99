namespace AgentOS.Kernel.Recording.Calls;

/// <summary>A replay has begun.</summary>
/// <param name="Success">Always true.</param>
/// <param name="TotalEntries">How many calls are in the record.</param>
internal sealed record ReplayStartAnswer(bool Success, int TotalEntries);
