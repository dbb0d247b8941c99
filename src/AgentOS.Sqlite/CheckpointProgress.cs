namespace AgentOS.Sqlite;

/// <summary>What a checkpoint reached.</summary>
/// <param name="Complete">Whether nobody was in the way.</param>
/// <param name="LogFrames">Frames in the log; -1 when there is no log.</param>
/// <param name="MovedFrames">Frames of it that are in the database file.</param>
public readonly record struct CheckpointProgress(bool Complete, int LogFrames, int MovedFrames);
