using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines;

/// <summary>A machine that has booted, as others begin.</summary>
/// <param name="Memory">Its memory: a sealed memory file that all copies read until they write. Whoever gave it disposes of it.</param>
/// <param name="Devices">What its processors and devices were doing, from the beginning of the file.</param>
public sealed record MachineTemplate(SafeFileHandle Memory, SafeFileHandle Devices)
{
    /// <summary>Whether its root is there and its program runs: a copy's disk has to be a copy of the disk it had.</summary>
    public bool HasBegun { get; init; }
}
