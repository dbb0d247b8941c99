namespace AgentOS.Sqlite;

/// <summary>How much of the write-ahead log a checkpoint tries to move into the database file.</summary>
public enum CheckpointMode
{
    /// <summary>As much as possible without waiting for anybody.</summary>
    Passive = 0,

    /// <summary>Everything, waiting for readers, and then cut the log to zero bytes.</summary>
    Truncate = 3,
}
