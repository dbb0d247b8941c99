using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Machines.Monitors.Firecracker;

/// <summary>
/// Firecracker: KVM only. The link is a connection of the guest's virtio socket, which it makes itself when it has booted, so nothing has to be asked again and again. A saved
/// machine loses such connections (docs/snapshotting), so its machines are no copies: they boot.
/// </summary>
/// <param name="program">Finds the program, and arguments that come first.</param>
internal sealed class FirecrackerMonitor(Func<IReadOnlyList<string>> program) : IMonitor
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string LinkName = "link", ControlFolder = "control";

    public bool StartsCopies => false;

    public IReadOnlyList<string> LinkModules { get; } =
        ["net/vmw_vsock/vsock.ko", "net/vmw_vsock/vmw_vsock_virtio_transport_common.ko", "net/vmw_vsock/vmw_vsock_virtio_transport.ko"];

    public StartedMonitor Start(MachineSpecification machine, SandboxSpecification specification, MachineBeginning beginning, MachineConsole console)
    {
        if (beginning.InitialFileSystem is not { } initial)
            throw new AgentOSException(MachineErrors.TemplateUnusable, "start", FirecrackerProgram.Name, "its machines are no copies of others");
        string place = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(machine.DiskPath))!, $"monitor-{Guid.NewGuid():N}"), OwnerOnly).FullName;
        string control = Directory.CreateDirectory(Path.Combine(place, ControlFolder), OwnerOnly).FullName;
        try
        {
            using UnixListener listener = UnixListener.Bind(place, LinkName);
            SandboxSpecification jail = MonitorJail.Of(machine, specification, Command(program())) with
            {
                Mounts = FirecrackerFiles.Of(machine, initial, control, listener.Path),
                Files = new Dictionary<string, string>(StringComparer.Ordinal) { [FirecrackerFiles.Configuration] = FirecrackerConfiguration.Of(machine).ToJson() },
            };
            SandboxProcess process = SandboxLauncher.Start(jail, console.Streams, _ => { });
            console.Begin();
            return Await(process, listener, control, machine, console);
        }
        finally
        {
            // Its connections need no names, and the guest can make no others.
            Remove(place);
        }
    }

    // What cannot be removed is no reason to lose a monitor that runs.
    private static void Remove(string place)
    {
        try
        {
            Directory.Delete(place, recursive: true);
        }
        catch (IOException)
        {
        }
    }

    private static string[] Command(IReadOnlyList<string> program) =>
        [.. program, "--id", "machine", "--api-sock", $"{FirecrackerFiles.Control}/{FirecrackerFiles.ControlName}", "--config-file", FirecrackerFiles.Configuration];

    // The API listens before the guest boots.
    private static StartedMonitor Await(SandboxProcess process, UnixListener listener, string control, MachineSpecification machine, MachineConsole console)
    {
        try
        {
            Task<UnixSocket?> connecting = Task.Run(listener.Accept);
            _ = Task.WhenAny(connecting, process.WaitAsync(), Task.Delay(machine.BootLimit, machine.Clock)).GetAwaiter().GetResult();
            listener.Stop();
            if (connecting.GetAwaiter().GetResult() is not { } link)
                throw new LinuxException(Errno.ETIMEDOUT, "await", "the guest");
            return new StartedMonitor(process, link.Handle, new FirecrackerApi(UnixSocket.Connect(control, FirecrackerFiles.ControlName)), FirecrackerProgram.Layer);
        }
        catch (LinuxException failure)
        {
            process.Dispose();
            console.Ended.GetAwaiter().GetResult();
            throw new AgentOSException(MachineErrors.BootFailed, "start", "a microVM", console.Tail(), failure);
        }
    }
}
