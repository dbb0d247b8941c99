using AgentOS.Errors;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Commands;

/// <summary>
/// The one sandbox of a kernel's operators, who are one user: over the kernel's working directory, copy-on-write, its changes in the operators' file
/// until they are applied. Started by the first call that needs it, and again when it has ended.
/// </summary>
internal sealed class OperatorSandbox(AgentKernelOptions options) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SafeFileHandle _nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
    private AgentRun? _run;
    private bool _isOver;

    /// <summary>Starts it if it does not run.</summary>
    /// <returns>Null once the kernel ends.</returns>
    /// <exception cref="AgentOSException">It cannot be started.</exception>
    public AgentRun? Open()
    {
        lock (_lock)
        {
            if (_isOver)
                return null;
            if (_run is { Sandbox: var sandbox } && sandbox.WaitAsync().IsCompleted)
                Close();
            return _run ??= AgentRun.Start(Request(), _ => { });
        }
    }

    /// <summary>Ends it; the next call starts it again.</summary>
    public void End()
    {
        lock (_lock)
            Close();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            Close();
        }

        _nothing.Dispose();
    }

    private void Close()
    {
        _run?.Dispose();
        _run = null;
    }

    private AgentRunRequest Request()
    {
        string? workspace = options.WorkingDirectory;
        SandboxSpecification sandbox = new([SandboxPlan.InitPath, GuestPrograms.Wait]) { WorkingDirectory = workspace ?? AgentRun.MountPoint };
        int nothing = (int)_nothing.DangerousGetHandle();
        return new AgentRunRequest(options.OperatorDatabase, sandbox)
        {
            Streams = new StandardStreams(nothing, nothing, nothing),
            StandsAlone = false,
            Workspace = workspace,
            Clock = options.Clock,
        };
    }
}
