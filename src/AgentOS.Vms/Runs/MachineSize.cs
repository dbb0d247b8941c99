using System.Globalization;
using AgentOS.Errors;
using AgentOS.Sandbox;

namespace AgentOS.Vms.Runs;

/// <summary>How large the machine of a run is: the limits of a sandbox, as far as a machine has them.</summary>
/// <param name="MemoryMiB">Its memory: never more than was asked for.</param>
/// <param name="Cpus">Its processors; a fraction of one is held by the monitor's own sandbox.</param>
public sealed record MachineSize(int MemoryMiB, int Cpus)
{
    /// <summary>Below it a guest does not boot.</summary>
    public const int LeastMiB = 128;

    /// <summary>When nobody says another size: that of <c>agent vm create</c>, so that both begin as copies of one template.</summary>
    public const int UsualMiB = 256;

    private const int MostCpus = 64;

    /// <summary>That of limits.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NotInMachines"/>: no machine can hold to them.</exception>
    public static MachineSize Of(SandboxLimits limits)
    {
        long memory = limits.MemoryBytes is { } bytes ? bytes >> 20 : UsualMiB;
        if (memory is < LeastMiB or > int.MaxValue)
            throw Impossible(string.Create(CultureInfo.InvariantCulture, $"{memory} MiB of memory: {LeastMiB} is the least"));
        if (limits.Processes is { } processes)
            throw Impossible(string.Create(CultureInfo.InvariantCulture, $"a limit of {processes} processes: its memory is what bounds them"));
        double cpus = Math.Ceiling(limits.Cpus ?? 1);
        return cpus <= MostCpus ? new MachineSize((int)memory, (int)cpus) : throw Impossible(string.Create(CultureInfo.InvariantCulture, $"{cpus} processors: {MostCpus} is the most"));
    }

    private static AgentOSException Impossible(string what) => new(VmErrors.NotInMachines, "start", "a microVM", what);
}
