using AgentOS.Images.Building;
using AgentOS.Kernel;
using AgentOS.Linux.Streams;
using AgentOS.Machines.Disks;
using AgentOS.Machines.Kernels;
using AgentOS.Network.Policy;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using AgentOS.Storage;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Vms.Building;

/// <summary>Runs commands of recipes in microVMs: each in one of its own, with nothing of this machine in it.</summary>
/// <param name="directories">Where kernels are.</param>
/// <param name="messages">Takes what commands print.</param>
public sealed class MachineRunner(VmDirectories directories, Stream messages) : ICommandRunner
{
    /// <summary>Memory of a machine, in MiB.</summary>
    public int MemoryMiB { get; init; } = 512;

    /// <summary>Processors of a machine.</summary>
    public int Cpus { get; init; } = 1;

    /// <summary>The names its programs may reach; null is no network.</summary>
    public EgressPolicy? Network { get; init; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(BuildCommand command, Stream layer, CancellationToken cancellationToken)
    {
        directories.Make();
        await RequireKernelAsync(cancellationToken).ConfigureAwait(false);
        string place = Directory.CreateDirectory(Path.Combine(directories.Cache, $"build-{Guid.NewGuid():N}")).FullName;
        try
        {
            return await RunAsync(command, place, layer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private async Task<int> RunAsync(BuildCommand command, string place, Stream layer, CancellationToken cancellationToken)
    {
        string disk = Path.Combine(place, "disk.ext4");
        OwnDisk.Create(disk, OwnDisk.DefaultBytes, directories.Cache);
        using SafeFileHandle nothing = File.OpenHandle("/dev/null");
        using Pipe output = Pipe.Create(), errors = Pipe.Create();
        GuestKernel kernel = new GuestKernels(directories.Kernel).Require();
        bool usesKvm = (await directories.JudgeKvmAsync(kernel, TimeProvider.System).ConfigureAwait(false)).Works;
        using AgentRun run = AgentRun.Start(Request(command, place, disk, kernel, usesKvm) with { Streams = new StandardStreams(Number(nothing), Number(output.Input), Number(errors.Input)) }, _ => { });
        output.Input.Dispose();
        errors.Input.Dispose();
        await using CancellationTokenRegistration ending = cancellationToken.Register(run.Sandbox.Kill);
        Task printed = CopyAsync(errors.Output, messages, cancellationToken);
        await CopyAsync(output.Output, layer, cancellationToken).ConfigureAwait(false);
        await printed.ConfigureAwait(false);
        return (await run.WaitAsync().ConfigureAwait(false)).ExitCode;
    }

    private AgentRunRequest Request(BuildCommand command, string place, string disk, GuestKernel kernel, bool usesKvm) => new(
        new DatabaseLocation(Path.Combine(place, "agent.db")),
        new SandboxSpecification([SandboxPlan.InitPath, GuestPrograms.Layer, .. command.Arguments]) { Environment = command.Environment, WorkingDirectory = command.WorkingDirectory })
    {
        Machine = new(kernel, command.RootDisk, disk, directories.Cache) { UsesKvm = usesKvm, MemoryMiB = MemoryMiB, Cpus = Cpus, HostName = "build" },
        Network = Network,
        StandsAlone = false,
    };

    // Debian's package, unpacked into the cache: nothing of the machine changes.
    private async Task RequireKernelAsync(CancellationToken cancellationToken)
    {
        if (new GuestKernels(directories.Kernel).TryFind() is not null)
            return;
        await messages.WriteAsync("agentos: fetching the kernel for VMs (Debian's linux-image-cloud-amd64), once\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await KernelPackage.FetchAsync(directories.Kernel).ConfigureAwait(false);
    }

    private static async Task CopyAsync(SafeFileHandle from, Stream to, CancellationToken cancellationToken)
    {
        FileStream stream = new(from, FileAccess.Read, bufferSize: 0);
        await using (stream.ConfigureAwait(false))
            await stream.CopyToAsync(to, cancellationToken).ConfigureAwait(false);
    }

    private static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();
}
