namespace AgentOS.Storage.Timeline;

/// <summary>A row that goes into the file with the next commit.</summary>
internal sealed class PendingEntry
{
    internal required long Nanoseconds { get; init; }

    /// <summary><see cref="CallerProcess.Unknown"/> when it is not known.</summary>
    internal required int Process { get; init; }

    internal required string? Command { get; init; }

    internal required string Operation { get; init; }

    /// <summary>What was changed: a path, a key, a tool; null when it has no name.</summary>
    internal required byte[]? Path { get; init; }

    /// <summary>Where it points or was moved to.</summary>
    internal byte[]? Target { get; init; }

    internal long Bytes { get; set; }

    internal string Result { get; init; } = TimelineEvent.Ok;

    internal string? Cause { get; init; }

    /// <summary>Whether a further change of the same inode needs no row of its own: it makes a new file what it is to be, or goes on writing.</summary>
    internal bool Absorbs(string operation, int process)
    {
        if (process != Process && process != CallerProcess.Unknown)
            return false;
        return Operation == operation || Operation == FileOperation.Create || (Operation == FileOperation.Write && operation == FileOperation.SetTimes);
    }
}
