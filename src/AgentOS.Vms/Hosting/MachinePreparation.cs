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
    /// <returns>Its key; null when none can be made, so that the machine has to boot.</returns>
    public string? TryRequireTemplate(MachineSpecification machine)
    {
        if (!MachineLauncher.StartsCopies(machine.Monitor))
            return null;
        string key = TemplateStore.KeyOf(machine);
        TemplateStore templates = new(directories.Templates, clock);
        if (templates.Has(key))
            return key;
        try
        {
            Noting?.Invoke(string.Create(CultureInfo.InvariantCulture, $"booting a template for VMs like this one ({machine.MemoryMiB} MiB, {machine.Cpus} CPU), once"));
            templates.Make(machine);
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
    /// <exception cref="AgentOSException">An entry of <see cref="MachineErrors"/> or <see cref="SandboxErrors"/>.</exception>
    public PreparedMachine Begin(MachineSpecification machine, SandboxSpecification held, int diskMiB, bool isCold)
    {
        if (!File.Exists(machine.DiskPath))
            OwnDisk.Create(machine.DiskPath, (long)diskMiB << 20, machine.CacheDirectory);
        string digest = "";
        string? key = isCold ? null : TemplateStore.KeyOf(machine);
        using SafeFileHandle? devices = key is null ? null : new TemplateStore(directories.Templates, clock).TryOpenDevices(key, out digest);
        using SafeFileHandle? memory = devices is null ? null : new KeeperClient(directories, host).TryGetMemory(key!, digest);
        return PreparedMachine.Start(machine with { Template = memory is null ? null : new MachineTemplate(memory, devices!) }, held);
    }
}
