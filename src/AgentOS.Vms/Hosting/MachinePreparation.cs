using System.Globalization;
using AgentOS.Errors;
using AgentOS.Machines;
using AgentOS.Machines.Disks;
using AgentOS.Machines.Kernels;
using AgentOS.Sandbox;
using AgentOS.Vms.Keeping;
using AgentOS.Vms.Templates;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Vms.Hosting;

/// <summary>What every machine of a state directory begins with: its kernel, its template, its disk.</summary>
/// <param name="directories">The state directory.</param>
/// <param name="host">What a keeper is.</param>
/// <param name="clock">The clock.</param>
public sealed class MachinePreparation(VmDirectories directories, HostProgram host, TimeProvider clock)
{
    /// <summary>Hears what takes longer than usual.</summary>
    public Action<string>? Noting { get; init; }

    /// <summary>Called before the kernel is fetched.</summary>
    public Action? FetchingKernel { get; init; }

    /// <summary>The kernel; Debian's package is unpacked into the cache when there is none: nothing of the machine changes.</summary>
    /// <exception cref="AgentOSException">An entry of <see cref="MachineErrors"/>.</exception>
    public async Task<GuestKernel> RequireKernelAsync()
    {
        directories.Make();
        if (new GuestKernels(directories.Kernel).TryFind() is { } kernel)
            return kernel;
        FetchingKernel?.Invoke();
        await KernelPackage.FetchAsync(directories.Kernel).ConfigureAwait(false);
        return new GuestKernels(directories.Kernel).Require();
    }

    /// <summary>A machine's template; made at its first use, which takes as long as booting.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="start">What it is to have begun with; null when it is only to have booted.</param>
    /// <returns>Its key; null when none can be made, so that the machine has to boot.</returns>
    public string? TryRequireTemplate(MachineSpecification machine, TemplateStart? start = null)
    {
        if (!MachineLauncher.StartsCopies(machine.Monitor))
            return null;
        string key = TemplateStore.KeyOf(machine, start);
        TemplateStore templates = new(directories.Templates, clock);
        if (templates.Has(key))
            return key;
        try
        {
            Noting?.Invoke(string.Create(CultureInfo.InvariantCulture, $"booting a template for VMs like this one ({machine.MemoryMiB} MiB, {machine.Cpus} CPU), once"));
            templates.Make(machine, start);
            return key;
        }
        catch (AgentOSException failure) when (failure.Definition == MachineErrors.TemplateNotMade)
        {
            Noting?.Invoke($"{failure.Message}; the VM is booted");
            return null;
        }
    }

    /// <summary>Begins a machine, before it is known whose it is.</summary>
    /// <param name="machine">The machine. Its disk is made when it is missing.</param>
    /// <param name="held">How its monitor is held.</param>
    /// <param name="diskMiB">Its disk's size.</param>
    /// <param name="isCold">Boots it, in place of copying one that has booted.</param>
    /// <param name="start">What it is to have begun with, when it has no disk yet; null when it is only to have booted.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="MachineErrors"/> or <see cref="SandboxErrors"/>.</exception>
    public PreparedMachine Begin(MachineSpecification machine, SandboxSpecification held, int diskMiB, bool isCold, TemplateStart? start = null)
    {
        string digest = "";
        string? key = isCold ? null : TemplateStore.KeyOf(machine, start);
        TemplateStore templates = new(directories.Templates, clock);
        using SafeFileHandle? devices = key is null ? null : templates.TryOpenDevices(key, out digest);
        using SafeFileHandle? memory = devices is null ? null : new KeeperClient(directories, host).TryGetMemory(key!, digest);
        bool isCopy = memory is not null && (start is null || TryCopy(templates.DiskOf(key!, digest), machine.DiskPath));
        if (!File.Exists(machine.DiskPath))
            OwnDisk.Create(machine.DiskPath, (long)diskMiB << 20, machine.CacheDirectory);
        string? missing = isCold || isCopy ? null : devices is null ? "it is not there any more" : memory is null ? "nobody keeps its memory" : "its disk cannot be copied";
        return PreparedMachine.Start(machine with { Template = isCopy ? new MachineTemplate(memory!, devices!) { HasBegun = start is not null } : null }, held,
            missing is null ? null : new AgentOSException(MachineErrors.TemplateUnusable, "copy", "the template", missing));
    }

    private static bool TryCopy(string disk, string path)
    {
        try
        {
            OwnDisk.Copy(disk, path);
            return true;
        }
        catch (AgentOSException failure) when (failure.Definition == MachineErrors.DiskNotMade)
        {
            return false; // The template was removed meanwhile.
        }
    }
}
