using AgentOS.Images.Building;
using AgentOS.Linux.Streams;
using AgentOS.Machines;
using AgentOS.Machines.Disks;
using AgentOS.Machines.Kernels;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Vms.Building;

/// <summary>Runs commands of recipes in microVMs: each in one of its own, without a network, with nothing of this machine in it.</summary>
/// <param name="directories">Where kernels are.</param>
/// <param name="messages">Takes what commands print.</param>
public sealed class MachineRunner(VmDirectories directories, Stream messages) : ICommandRunner
{
    /// <summary>Memory of a machine, in MiB.</summary>
    public int MemoryMiB { get; init; } = 512;

    /// <summary>Processors of a machine.</summary>
    public int Cpus { get; init; } = 1;

    /// <inheritdoc/>
    public async Task<int> RunAsync(BuildCommand command, Stream layer, CancellationToken cancellationToken)
    {
        directories.Make();
        await RequireKernelAsync(cancellationToken).ConfigureAwait(false);
        string disk = Path.Combine(directories.Cache, $"build-{Guid.NewGuid():N}.ext4");
        OwnDisk.Create(disk, OwnDisk.DefaultBytes);
        using Pipe output = Pipe.Create(), errors = Pipe.Create();
        using ISandbox machine = Start(command, disk, output, errors);
        output.Input.Dispose();
        errors.Input.Dispose();
        await using CancellationTokenRegistration ending = cancellationToken.Register(machine.Kill);
        Task printed = CopyAsync(errors.Output, messages, cancellationToken);
        await CopyAsync(output.Output, layer, cancellationToken).ConfigureAwait(false);
        await printed.ConfigureAwait(false);
        return (await machine.WaitAsync().ConfigureAwait(false)).ExitCode;
    }

    // Debian's package, unpacked into the cache: nothing of the machine changes.
    private async Task RequireKernelAsync(CancellationToken cancellationToken)
    {
        if (new GuestKernels(directories.Kernel).TryFind() is not null)
            return;
        await messages.WriteAsync("agentos: fetching the kernel for VMs (Debian's linux-image-cloud-amd64), once\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await KernelPackage.FetchAsync(directories.Kernel).ConfigureAwait(false);
    }

    private ISandbox Start(BuildCommand command, string disk, Pipe output, Pipe errors)
    {
        try
        {
            using SafeFileHandle nothing = File.OpenHandle("/dev/null");
            MachineSpecification machine = new(new GuestKernels(directories.Kernel).Require(), command.RootDisk, disk, directories.Cache) { MemoryMiB = MemoryMiB, Cpus = Cpus, HostName = "build" };
            SandboxSpecification program = new([SandboxPlan.InitPath, GuestPrograms.Layer, .. command.Arguments]) { Environment = command.Environment, WorkingDirectory = command.WorkingDirectory };
            return MachineLauncher.Start(machine, program, new StandardStreams(Number(nothing), Number(output.Input), Number(errors.Input)), _ => { });
        }
        finally
        {
            // The monitor has it open; a build that is killed leaves nothing.
            File.Delete(disk);
        }
    }

    private static async Task CopyAsync(SafeFileHandle from, Stream to, CancellationToken cancellationToken)
    {
        FileStream stream = new(from, FileAccess.Read, bufferSize: 0);
        await using (stream.ConfigureAwait(false))
            await stream.CopyToAsync(to, cancellationToken).ConfigureAwait(false);
    }

    private static int Number(SafeFileHandle handle) => (int)handle.DangerousGetHandle();
}
