namespace AgentOS.Storage.Timeline;

/// <summary>A row that goes into the file with the next commit. Written ones are used again: each would be garbage of 100 bytes.</summary>
internal sealed class PendingEntry
{
    internal long Nanoseconds { get; set; }

    /// <summary>The inode it is about; 0 for none.</summary>
    internal long Number { get; set; }

    /// <summary>The thread that asked (<see cref="CallerProcess.Number"/>).</summary>
    internal int Process { get; set; }

    /// <summary>Its process; <see cref="CallerProcess.Unknown"/> when it is not known.</summary>
    internal int ProcessId { get; set; }

    internal string? Command { get; set; }

    internal string Operation { get; set; } = "";

    /// <summary>What was changed: a path, a key, a tool; null when it has no name.</summary>
    internal byte[]? Path { get; set; }

    /// <summary>Where it points or was moved to.</summary>
    internal byte[]? Target { get; set; }

    internal long Bytes { get; set; }

    internal string Result { get; set; } = TimelineEvent.Ok;

    internal string? Cause { get; set; }

    /// <summary>How often it happened, for what is refused.</summary>
    internal int Count { get; set; } = 1;

    /// <summary>
    /// Makes a further change of the same inode part of this row, if it needs none of its own: it makes a new file what it is to be, or goes on
    /// changing content.
    /// </summary>
    internal bool TryAbsorb(string operation, long bytes, int process)
    {
        if (process != Process && process != CallerProcess.Unknown)
            return false;
        if (Operation == FileOperation.Truncate && operation == FileOperation.Write)
            (Operation, Bytes) = (operation, 0);
        else if (Operation != operation && Operation != FileOperation.Create && (Operation != FileOperation.Write || operation != FileOperation.SetTimes))
            return false;
        if (operation != FileOperation.Truncate)
            Bytes += bytes;
        return true;
    }
}
