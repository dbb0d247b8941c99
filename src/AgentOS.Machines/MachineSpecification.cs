using AgentOS.Machines.Kernels;
using AgentOS.Machines.Monitors;
using AgentOS.Machines.Network;

namespace AgentOS.Machines;

/// <summary>The machine a program runs in.</summary>
/// <param name="Kernel">What it boots.</param>
/// <param name="ImagePath">Its read-only root file system (EROFS), shared with others.</param>
/// <param name="DiskPath">Its own disk (ext4), which takes its changes.</param>
/// <param name="CacheDirectory">Where initial file systems are kept.</param>
public sealed record MachineSpecification(GuestKernel Kernel, string ImagePath, string DiskPath, string CacheDirectory)
{
    /// <summary>What runs it.</summary>
    public MonitorKind Monitor { get; init; }

    /// <summary>Whether it runs on the processor itself (KVM), in place of software emulation.</summary>
    public bool UsesKvm { get; init; }

    /// <summary>Memory of the guest, in MiB.</summary>
    public int MemoryMiB { get; init; } = 256;

    /// <summary>Processors of the guest, 1 or more.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>Its name inside.</summary>
    public string HostName { get; init; } = "agent";

    /// <summary>Where what its kernel and its monitor print is kept, up to 1 MiB; null keeps it nowhere.</summary>
    public string? ConsolePath { get; init; }

    /// <summary>Where what is run in it and what that prints is kept, up to 1 MiB (<see cref="Logs.LogEntry"/>); null keeps it nowhere.</summary>
    public string? LogPath { get; init; }

    /// <summary>What it is a copy of: made with the same kernel, image, memory and processors; null boots it.</summary>
    public MachineTemplate? Template { get; init; }

    /// <summary>It, as it was begun before it was known what runs in it; null begins it when it is started.</summary>
    public Task<PreparedMachine>? Prepared { get; init; }

    /// <summary>Other names of directories of its trees: path inside to directory of a tree.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What its programs' connections come to; null is no network at all. Which sockets take them, the sandbox's specification says.</summary>
    public IMachineNetwork? Network { get; init; }

    /// <summary>How long it may take to boot.</summary>
    public TimeSpan BootLimit { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The clock it is set by, and of the limit.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
