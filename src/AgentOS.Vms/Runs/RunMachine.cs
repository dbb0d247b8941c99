using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Machines;
using AgentOS.Machines.Kernels;
using AgentOS.Machines.Monitors;
using AgentOS.Machines.Monitors.Kvm;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using AgentOS.Vms.Hosting;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Vms.Runs;

/// <summary>A machine for one run of an agent. It begins while the rest is made ready, and its disk is gone with it: what is to stay is in the agent's file.</summary>
public sealed class RunMachine : IDisposable
{
    private const int DiskMiB = 8192;

    private readonly Image _image;
    private readonly SafeFileHandle _held;
    private readonly MachineSpecification _machine;

    private RunMachine(Image image, SafeFileHandle held, MachineSpecification machine) => (_image, _held, _machine) = (image, held, machine);

    /// <summary>Refuses a request that no machine can be run for, before anything is fetched or begun.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NotInMachines"/>, <see cref="MachineErrors.MountNotPossible"/>.</exception>
    public static void Demand(AgentRunRequest request)
    {
        _ = MachineSize.Of(request.Sandbox.Limits);
        MachineRequest.Demand(request);
    }

    /// <summary>Begins one.</summary>
    /// <param name="image">Its root, which is kept from being removed.</param>
    /// <param name="sandbox">What it may use, and what happens when this host cannot hold it to that.</param>
    /// <param name="directories">Where templates and kernels are.</param>
    /// <param name="preparation">How it begins.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NotInMachines"/>, or an entry of <see cref="MachineErrors"/>. What fails later is thrown by the run's start.</exception>
    public static async Task<RunMachine> BeginAsync(
        Image image, SandboxSpecification sandbox, VmDirectories directories, MachinePreparation preparation, TimeProvider clock, CancellationToken cancellationToken)
    {
        MachineSize size = MachineSize.Of(sandbox.Limits);
        GuestKernel kernel = await preparation.RequireKernelAsync().ConfigureAwait(false);
        KvmVerdict kvm = await directories.JudgeKvmAsync(kernel, clock).ConfigureAwait(false);
        MonitorKind monitor = MonitorChoice.Of(Environment.GetEnvironmentVariable(VmCreation.MonitorVariable), kvm);
        RunDisk.RemoveLeft(directories.Cache);
        SafeFileHandle held = await new ImageStore(ImageDirectories.OfThisUser(), time: clock).HoldAsync(image, cancellationToken).ConfigureAwait(false);
        string disk = RunDisk.Name(directories.Cache);
        MachineSpecification machine = new(kernel, image.RootDisk, disk, directories.Cache)
        {
            Monitor = monitor,
            UsesKvm = kvm.Works,
            MemoryMiB = size.MemoryMiB,
            Cpus = size.Cpus,
            Clock = clock,
        };
        SandboxSpecification heldBy = new([GuestPrograms.MachineRunner]) { Limits = sandbox.Limits, Isolation = sandbox.Isolation, Dispensable = sandbox.Dispensable };
        return new RunMachine(image, held, machine with { Prepared = Task.Run(() => Prepare(machine, heldBy, preparation), CancellationToken.None) });
    }

    /// <summary>A request, to be run in it. The machine is the run's from its start on.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NotInMachines"/>, <see cref="MachineErrors.MountNotPossible"/>: it asks for what a machine does not have.</exception>
    public AgentRunRequest Hold(AgentRunRequest request) => MachineRequest.Of(request, _image, _machine);

    /// <summary>Ends it, unless it is a run's.</summary>
    public void Dispose()
    {
        try
        {
            _machine.Prepared!.GetAwaiter().GetResult().Dispose();
        }
        catch (Exception failure) when (failure is AgentOSException or LinuxException or IOException)
        {
            // Said by the run's start, if there was one.
        }

        _held.Dispose();
    }

    // The monitor has the disk open; under no name it goes with the monitor, however that ends.
    private static PreparedMachine Prepare(MachineSpecification machine, SandboxSpecification monitor, MachinePreparation preparation)
    {
        try
        {
            PreparedMachine prepared = preparation.Begin(machine, monitor, DiskMiB, isCold: preparation.TryRequireTemplate(machine) is null);
            if (prepared.Fallback is { } failure)
                preparation.Noting?.Invoke($"the VM was booted: {failure.Message}");
            return prepared;
        }
        finally
        {
            File.Delete(machine.DiskPath);
        }
    }
}
