using AgentOS.Errors;
using AgentOS.Kernel.Commands;
using AgentOS.Kernel.Models;
using AgentOS.Kernel.Models.Relay;
using AgentOS.Kernel.Networks;
using AgentOS.Linux;
using AgentOS.Machines;
using AgentOS.Machines.Network;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using AgentOS.Storage.Permissions;
using AgentOS.Storage.Turns;

namespace AgentOS.Kernel;

/// <summary>One agent's life: its file opened and mounted, its program running in a sandbox. Disposing it kills the program and closes the file.</summary>
public sealed class AgentRun : IDisposable
{
    /// <summary>Where the agent's files are inside its sandbox.</summary>
    public const string MountPoint = "/agent";

    private readonly AgentRunRequest _request;
    private readonly AgentMount _mount;
    private readonly RunRecord _record;
    private readonly SessionHost? _sessions;
    private readonly RunKernel? _kernel;
    private readonly ModelDoor? _models;
    private bool _isTimedOut;
    private ITimer? _grace;

    private AgentRun(AgentRunRequest request, AgentMount mount, RunRecord record, AgentEgress? network, ModelDoor? models, SessionHost? sessions, RunKernel? kernel, ISandbox sandbox)
    {
        _request = request;
        _mount = mount;
        _record = record;
        Sandbox = sandbox;
        Network = network;
        if (sandbox is SandboxProcess process)
        {
            network?.Serve(process);
            models?.Serve(process, mount, request.Clock);
        }
        else if (sandbox is IMachine machine)
        {
            network?.Serve(machine);
        }

        Files = new SandboxFiles(this);
        Terminal = request.IsDetached ? new SharedTerminal(sandbox.Terminal!) : null;
        request.Delegation?.Begin(sandbox.ProcessId);
        _models = models;
        _sessions = sessions;
        _kernel = kernel;
        sessions?.Serve(this);
        kernel?.Serve(this);
    }

    /// <summary>The sandbox the program runs in.</summary>
    public ISandbox Sandbox { get; }

    /// <summary>By which it asks language models; null when it has no way to them.</summary>
    internal ModelAsker? Asker => _models?.Asker;

    /// <summary>What it may reach, when it has a network of names.</summary>
    internal AgentEgress? Network { get; }

    /// <summary>Files as its programs see them.</summary>
    internal SandboxFiles Files { get; }

    /// <summary>Where its program started, and relative paths inside count from.</summary>
    internal string WorkingDirectory => _request.Sandbox.WorkingDirectory ?? MountPoint;

    /// <summary>What <c>agentos ps</c> calls the agent; null without sessions.</summary>
    public string? Id => _sessions?.AgentId;

    /// <summary>Its terminal, when nobody sits at it.</summary>
    internal SharedTerminal? Terminal { get; }

    /// <summary>Starts an agent.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="ready">Hears what is in force, before the program's first instruction.</param>
    /// <exception cref="AgentOSException">The file cannot be used, cannot be mounted, or the sandbox cannot be had as asked.</exception>
    public static AgentRun Start(AgentRunRequest request, Action<EnforcementReport> ready)
    {
        AgentMount mount = AgentMount.Open(request);
        SessionHost? sessions = null;
        RunKernel? kernel = null;
        ModelDoor? models = null;
        AgentEgress? network = request.Network is null ? null : new AgentEgress(request, mount);
        try
        {
            // A machine shares no file system with its host, so it finds no socket.
            kernel = request.StandsAlone && request.Machine is null ? RunKernel.TryOpen(request) : null;
            SandboxSpecification specification = request.Sandbox with
            {
                Home = request.Home ?? request.Sandbox.Home,
                Mounts = [.. mount.Mounts, .. kernel is null ? Array.Empty<SandboxMount>() : [kernel.Mount], .. request.Sandbox.Mounts],
            };
            models = ModelDoor.TryOpen(request);
            specification = models?.Apply(specification) ?? specification;
            // The last: it takes the last of the sockets for its own.
            specification = network?.Apply(specification) ?? specification;
            RunRecord record = new(request, mount);
            StandardStreams streams = request.IsDetached ? StandardStreams.Unattended : request.Streams;
            // A machine's connections may come before it is said to run.
            if (request.Machine is not null)
            {
                network?.Begin();
                models?.Begin(mount, request.Clock);
            }

            IMachineNetwork? entrance = network is null && models is null ? null : new MachineEntrance(network, models);
            ISandbox sandbox = Isolate(request, entrance, specification, streams, report =>
            {
                sessions = request.StandsAlone ? SessionHost.Open(request) : null;
                record.Started();
                ready(report with { ExposedSecrets = request.ExposedSecrets });
            });
            return new AgentRun(request, mount, record, network, models, sessions, kernel, sandbox);
        }
        catch
        {
            request.Delegation?.Dispose();
            kernel?.Dispose();
            sessions?.Dispose();
            models?.Dispose();
            network?.Dispose();
            mount.Discard();
            throw;
        }
    }

    /// <summary>Waits until the program has ended, or its time is over and it is stopped, and everything it started is gone.</summary>
    public async Task<AgentExit> WaitAsync()
    {
        using ITimer? timer = _request.TimeLimit is { } limit
            ? _request.Clock.CreateTimer(_ => EndTime(), null, limit, Timeout.InfiniteTimeSpan)
            : null;
        SandboxExit exit = await Sandbox.WaitAsync();
        int status = _isTimedOut ? ExitCodes.TimedOut : exit.ExitCode;
        AgentExit end = new(status, exit.Signal, exit.LaunchError, _isTimedOut, exit.Limits, _mount.ListChangedBase()) { Refused = Network?.Refused ?? [] };
        _record.Ended(end);
        Terminal?.End(new ExitMessage(ExitKind.Exited, status));
        return end;
    }

    /// <summary>Asks the program to end (SIGTERM), and kills everything after the grace time.</summary>
    /// <param name="grace">0 kills at once.</param>
    public void Stop(TimeSpan grace)
    {
        if (grace == TimeSpan.Zero)
        {
            Sandbox.Kill();
            return;
        }

        Sandbox.Signal(Signals.Terminate);
        _grace ??= _request.Clock.CreateTimer(_ => Sandbox.Kill(), null, grace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Writes what was said to its program, and what it answered; it is in the file with the next commit.</summary>
    /// <param name="turn">A new turn, or the end of one that is there.</param>
    public Errno Record(Turn turn) => _mount.Record(turn);

    /// <summary>Writes to the record of permissions in its file; it is in the file with the next commit.</summary>
    internal Errno Record(PermissionRecords records) => _mount.Record(records);

    /// <summary>What was written is on disk when this returns.</summary>
    internal Errno Synchronize() => _mount.Synchronize();

    /// <summary>Makes what its program has written visible to others who open its file.</summary>
    internal void Commit() => _mount.Commit();

    /// <summary>Makes its programs and those who open its file see the same.</summary>
    internal void ShowChanges()
    {
        _mount.Commit();
        _mount.ShowChanges();
    }

    /// <summary>Lets a caller start another program in the sandbox.</summary>
    /// <param name="caller">Where it says which.</param>
    internal void Join(UnixSocket caller)
    {
        _record.Joined(caller.Peer().ProcessId);
        Sandbox.Join(caller.Handle);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // First: they use what is its.
        _request.Delegation?.Dispose();
        _sessions?.Dispose();
        _kernel?.Dispose();
        _grace?.Dispose();
        _models?.Dispose();
        Sandbox.Dispose();
        Network?.Dispose();
        Files.Dispose();
        _mount.Dispose();
    }

    private static ISandbox Isolate(
        AgentRunRequest request, IMachineNetwork? entrance, SandboxSpecification specification, StandardStreams streams, Action<EnforcementReport> ready) =>
        request.Machine is { } machine
            ? MachineLauncher.Start(machine with { Network = entrance }, specification, streams, ready)
            : SandboxLauncher.Start(specification, streams, ready);

    private void EndTime()
    {
        _isTimedOut = true;
        Sandbox.Kill();
    }
}
