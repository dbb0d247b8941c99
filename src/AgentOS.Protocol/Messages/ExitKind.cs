namespace AgentOS.Protocol;

/// <summary>How the program of a sandbox ended.</summary>
public enum ExitKind
{
    /// <summary>It exited; the value is its status.</summary>
    Exited,
    /// <summary>A signal ended it; the value is the signal.</summary>
    Signalled,
    /// <summary>It could not be executed; the value is the error number.</summary>
    NotStarted,
    /// <summary>The memory watcher stopped it.</summary>
    MemoryExceeded,
}
