using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Linux;
using AgentOS.Linux.Polling;
using AgentOS.Sandbox;

namespace AgentOS.Kernel;

/// <summary>The kernel of a program that runs without one: its socket is there from the start, and a kernel behind it once somebody connects.</summary>
internal sealed class RunKernel : IDisposable
{
    private const string StateName = "state", SocketName = "kernel.sock", DoorName = "agent.sock";

    private readonly Lock _lock = new();
    private readonly AgentRunRequest _request;
    private readonly SocketDirectory _directory;
    private readonly UnixListener _door;
    private AgentKernel? _kernel;
    private bool _isOver;

    private RunKernel(AgentRunRequest request, SocketDirectory directory)
    {
        _request = request;
        _directory = directory;
        _door = UnixListener.Bind(directory.Path, DoorName);
    }

    /// <summary>What to give to the sandbox.</summary>
    public SandboxMount Mount => new(AgentLauncher.SocketInside, new SocketSource(_door.Path), IsReadOnly: false);

    /// <summary>Makes the socket. Null when something of the host's is shown where it would be: its files must not get one more.</summary>
    public static RunKernel? TryOpen(AgentRunRequest request)
    {
        SandboxSpecification sandbox = request.Sandbox;
        IEnumerable<string?> shown = [.. sandbox.Mounts.Select(mount => mount.Destination), request.Workspace, sandbox.CurrentDirectory];
        return shown.Contains(Path.GetDirectoryName(AgentLauncher.SocketInside), StringComparer.Ordinal) || shown.Contains(AgentLauncher.SocketInside, StringComparer.Ordinal)
            ? null
            : new RunKernel(request, SocketDirectory.Make(RuntimeDirectory.Open(FileOwner.CurrentUserId)));
    }

    /// <summary>Waits, on nobody's time, for somebody to connect.</summary>
    public void Serve(AgentRun run) => ReadinessWatch.WhenReadable(_door.Poll(), () => Start(run));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            if (_kernel is null)
                _door.Dispose();
            _kernel?.Dispose();
        }

        _directory.Dispose();
    }

    private void Start(AgentRun run)
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            try
            {
                _kernel = AgentKernel.Host(Options(), run, _request, _door);
            }
            catch (Exception failure) when (failure is AgentOSException or LinuxException or IOException or UnauthorizedAccessException)
            {
                // The program goes on without: whoever connects finds nobody.
                _door.Dispose();
            }
        }
    }

    private AgentKernelOptions Options() => new(
        Path.Combine(_directory.Path, SocketName),
        _directory.Path,
        Path.Combine(_directory.Path, StateName),
        typeof(RunKernel).Assembly.GetName().Version!.ToString(3))
    {
        Models = _request.Models,
        Delegation = _request.Delegation,
        Clock = _request.Clock,
    };
}
