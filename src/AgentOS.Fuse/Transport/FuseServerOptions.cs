using AgentOS.Fuse.Protocol;

namespace AgentOS.Fuse;

/// <summary>How a <see cref="FuseServer"/> serves.</summary>
public sealed record FuseServerOptions
{
    /// <summary>Which owners are shown and stored.</summary>
    public OwnerMapping Owners { get; init; } = OwnerMapping.Identity;

    /// <summary>
    /// Threads that answer requests, 2 to 64. More than the processors only helps when the tree waits for a disk;
    /// two are the least because one must be free to hear that another's request was interrupted.
    /// </summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 2, 4);

    /// <summary>
    /// How long the kernel may use names and attributes without asking. Long, because changes by others are
    /// announced to it (<see cref="PollInterval"/>).
    /// </summary>
    public TimeSpan CacheValidity { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often the tree is asked whether somebody else changed it.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>Bytes of one WRITE and one READ, 4096 or more; one message has to fit through what carries it.</summary>
    public int LargestTransfer { get; init; } = Negotiation.LargestTransfer;

    /// <summary>The clock behind "now" in utimensat(2).</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Hears every operation; null costs nothing.</summary>
    public IOperationTrace? Trace { get; init; }
}
