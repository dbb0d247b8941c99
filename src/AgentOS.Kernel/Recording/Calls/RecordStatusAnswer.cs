namespace AgentOS.Kernel.Recording.Calls;

/// <summary>What was recorded.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Recording">Whether it goes on.</param>
/// <param name="Paused">Always false: a recording has no gaps.</param>
/// <param name="EntryCount">How many calls it holds.</param>
/// <param name="LastSequenceId">The newest one's number; 0 when there is none.</param>
/// <param name="DroppedCount">How many there was no room for.</param>
/// <param name="UnsavedCount">How many could not be written to the logbook.</param>
/// <param name="RecordingData">The recording, when it was asked for.</param>
/// <param name="Entries">Calls, when they were asked for.</param>
/// <param name="Complete">Whether nothing was left out for want of room; ask on with <c>since_id</c>.</param>
internal sealed record RecordStatusAnswer(
    bool Success, bool Recording, bool Paused, int EntryCount, long LastSequenceId, long DroppedCount, long UnsavedCount,
    RecordingData? RecordingData, RecordedEntry[]? Entries, bool Complete);
