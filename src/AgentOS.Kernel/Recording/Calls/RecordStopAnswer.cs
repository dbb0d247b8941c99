namespace AgentOS.Kernel.Recording.Calls;

/// <summary>A recording has ended.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Recording">Always false.</param>
/// <param name="EntriesRecorded">How many calls it holds.</param>
/// <param name="EntriesDropped">How many there was no room for.</param>
internal sealed record RecordStopAnswer(bool Success, bool Recording, int EntriesRecorded, long EntriesDropped);
