using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Machines.Kernels;
using AgentOS.Machines.Monitors.Qemu;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Packages;
using AgentOS.Store.Running;
using AgentOS.Vms;
using AgentOS.Vms.Runs;

namespace AgentOS.Store.Isolation;

/// <summary>Decides what an agent runs in. Nothing is fetched for it: a machine is had with what is here.</summary>
/// <param name="machines">Where kernels are.</param>
/// <param name="images">Where images are.</param>
/// <param name="clock">The clock.</param>
public sealed class TierSelection(VmDirectories machines, ImageDirectories images, TimeProvider clock)
{
    /// <summary>Decides.</summary>
    /// <param name="package">The agent.</param>
    /// <param name="tier">What the user wants.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AgentOSException"><see cref="RunErrors.NoMachine"/>: a machine was wanted and cannot be had.</exception>
    public async Task<AgentIsolation> SelectAsync(AgentPackage package, AgentTier tier, CancellationToken cancellationToken)
    {
        if (tier == AgentTier.Process)
            return (package.Origin.IsLocal ? AgentIsolation.Local : AgentIsolation.Strict("you asked for it (--isolation process)")) with { IsChosen = true };
        if (tier == AgentTier.ByTrust && package.Origin.IsLocal)
            return AgentIsolation.Local;
        (Image? image, string? reason) = await FindAsync(package, cancellationToken).ConfigureAwait(false);
        if (image is not null)
            return AgentIsolation.Machine(image);
        return tier == AgentTier.ByTrust
            ? AgentIsolation.Strict($"it comes from the network, and no microVM: {reason}")
            : throw new AgentOSException(RunErrors.NoMachine, "run", package.Manifest.Name, reason);
    }

    private async Task<(Image? Image, string? Reason)> FindAsync(AgentPackage package, CancellationToken cancellationToken)
    {
        string language = package.Manifest.Runtime.Language;
        PermissionSet permissions = PermissionSet.Of(package.Manifest);
        if (permissions.AllowedAgents.Count > 0)
            return (null, "it runs other agents, for which it needs this machine's kernel socket");
        if (permissions.Resources.MaxMemory < (long)MachineSize.LeastMiB << 20)
            return (null, $"its max_memory is less than a machine needs ({MachineSize.LeastMiB} MiB)");
        if (QemuProgram.TryFind() is null)
            return (null, "QEMU is not installed (apt-get install qemu-system-x86)");
        if (new GuestKernels(machines.Kernel).TryFind() is null)
            return (null, "there is no kernel for machines here (agent vm doctor --fetch)");
        if (AgentImages.Find(language) is not { } name)
            return (null, $"there is no image for agents of '{language}'");
        try
        {
            return (await new ImageStore(images, time: clock).ResolveAsync(name, cancellationToken).ConfigureAwait(false), null);
        }
        catch (AgentOSException missing) when (missing.Definition == ImageErrors.NotHere)
        {
            return (null, $"its image is not here (agentos image pull {language})");
        }
    }
}
