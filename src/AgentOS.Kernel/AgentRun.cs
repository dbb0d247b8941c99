using AgentOS.Errors;
using AgentOS.Sandbox;

namespace AgentOS.Kernel;

/// <summary>One agent's life: its file opened and mounted, its program running in a sandbox. Disposing it kills the program and closes the file.</summary>
public sealed class AgentRun : IDisposable
{
    /// <summary>Where the agent's files are inside its sandbox.</summary>
    public const string MountPoint = "/agent";

    private readonly AgentRunRequest _request;
    private readonly AgentMount _mount;
    private bool _isTimedOut;

    private AgentRun(AgentRunRequest request, AgentMount mount, SandboxProcess sandbox)
    {
        _request = request;
        _mount = mount;
        Sandbox = sandbox;
    }

    /// <summary>The sandbox the program runs in.</summary>
    public SandboxProcess Sandbox { get; }

    /// <summary>Starts an agent.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="streams">The program's standard streams.</param>
    /// <param name="ready">Hears what is in force, before the program's first instruction.</param>
    /// <exception cref="AgentOSException">The file cannot be used, cannot be mounted, or the sandbox cannot be had as asked.</exception>
    public static AgentRun Start(AgentRunRequest request, StandardStreams streams, Action<EnforcementReport> ready)
    {
        AgentMount mount = AgentMount.Open(request);
        try
        {
            SandboxSpecification specification = request.Sandbox with { Mounts = [.. mount.Mounts, .. request.Sandbox.Mounts] };
            return new AgentRun(request, mount, SandboxLauncher.Start(specification, streams, ready));
        }
        catch
        {
            mount.Discard();
            throw;
        }
    }

    /// <summary>Waits until the program has ended, or its time is over and it is stopped, and everything it started is gone.</summary>
    public async Task<AgentExit> WaitAsync()
    {
        using ITimer? timer = _request.TimeLimit is { } limit
            ? _request.Clock.CreateTimer(_ => Stop(), null, limit, Timeout.InfiniteTimeSpan)
            : null;
        SandboxExit exit = await Sandbox.WaitAsync();
        return new AgentExit(_isTimedOut ? ExitCodes.TimedOut : exit.ExitCode, exit.Signal, exit.LaunchError, _isTimedOut, exit.Limits, _mount.ListChangedBase());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Sandbox.Dispose();
        _mount.Dispose();
    }

    private void Stop()
    {
        _isTimedOut = true;
        Sandbox.Kill();
    }
}
