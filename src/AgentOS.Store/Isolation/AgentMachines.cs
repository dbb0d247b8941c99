using AgentOS.Sandbox;
using AgentOS.Store.Manifests;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Runs;

namespace AgentOS.Store.Isolation;

/// <summary>Begins machines for agents.</summary>
/// <param name="directories">Where templates and kernels are.</param>
/// <param name="preparation">How they begin.</param>
/// <param name="clock">The clock.</param>
public sealed class AgentMachines(VmDirectories directories, MachinePreparation preparation, TimeProvider clock)
{
    // Its processors are what a machine has; a host without cgroups cannot hold it to a fraction of them.
    private static readonly string[] s_dispensable = ["cpu limit"];

    /// <summary>Begins one; it boots, or becomes a copy of one that has, while the rest is made ready.</summary>
    /// <returns>Null for an agent that has none.</returns>
    /// <exception cref="Errors.AgentOSException">It cannot be had.</exception>
    public async Task<RunMachine?> TryBeginAsync(AgentIsolation isolation, ManifestResources resources, CancellationToken cancellationToken) => isolation.Image is not { } image
        ? null
        : await RunMachine.BeginAsync(image, new SandboxSpecification([]) { Limits = new SandboxLimits(resources.MaxMemory, resources.MaxCpu), Dispensable = s_dispensable }, directories, preparation, clock, cancellationToken).ConfigureAwait(false);
}
