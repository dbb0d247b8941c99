using System.Net;
using System.Net.Sockets;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Machines.Network;
using AgentOS.Network;
using AgentOS.Network.Http;
using AgentOS.Network.Http.Requests;
using AgentOS.Network.Policy;
using AgentOS.Sandbox;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Networks;

/// <summary>An agent's way out: the engine behind the sockets of its sandbox, and the changes of its rules while it runs.</summary>
internal sealed class AgentEgress : IDisposable
{
    private readonly AgentRunRequest _request;
    private readonly NetworkRecorder _recorder;
    private readonly NetworkSockets _sockets;
    private readonly SemaphoreSlim _changing = new(1);
    private readonly AgentInspection? _inspection;
    private int _first;
    private Egress? _egress;
    private Func<ListeningAddress, Task>? _listen;
    private SandboxConnections? _connections;

    /// <param name="request">Its <see cref="AgentRunRequest.Network"/> is what it may reach at first.</param>
    /// <param name="mount">Where is written down what it reached.</param>
    public AgentEgress(AgentRunRequest request, AgentMount mount)
    {
        _request = request;
        _recorder = new NetworkRecorder(mount);
        _sockets = new NetworkSockets(request.Network!.Ports);
        _inspection = AgentInspection.For(request);
    }

    /// <summary>The sandbox, with this network.</summary>
    public SandboxSpecification Apply(SandboxSpecification specification)
    {
        _first = specification.Listeners.Count;
        SandboxSpecification named = specification with { Network = NetworkMode.Allow, Listeners = [.. specification.Listeners, .. _sockets.AtStart] };
        return _inspection?.Apply(named) ?? named;
    }

    /// <summary>What may be reached now.</summary>
    public EgressPolicy Policy => _egress!.Policy;

    /// <summary>Whether its connections can be looked into; that is settled when it starts, because its programs must trust whoever does.</summary>
    public bool IsInspected => _inspection is not null;

    /// <summary>What was refused so far.</summary>
    public IReadOnlyList<RefusedHost> Refused => _recorder.Refused.ToList();

    /// <summary>Begins to answer at the sandbox's sockets.</summary>
    public void Serve(SandboxProcess sandbox)
    {
        _connections = new SandboxConnections(sandbox.ProcessId);
        _ = _connections.UseAsync(sandbox.DiagnoseAsync);
        Begin();
        _listen = async address =>
        {
            SafeFileHandle socket = await sandbox.ListenAsync(address).ConfigureAwait(false);
            _egress!.Serve(_sockets.Add(address.Port, socket));
        };
        // Others may have sockets of their own before and behind these.
        _egress!.Serve(_sockets.Take([.. sandbox.Listeners.Skip(_first).Take(_sockets.AtStart.Count)]));
    }

    /// <summary>Begins to carry what it is given; before a machine starts, whose connections come one by one.</summary>
    public void Begin() => _egress = new Egress(new EgressOptions
    {
        Policy = _request.Network!,
        Recorder = _recorder,
        Inspector = _inspection?.Inspector,
        Processes = _connections,
        Time = _request.Clock,
    });

    /// <summary>The machine runs, and can be asked for more sockets.</summary>
    public void Serve(IMachine machine) => _listen = async address =>
    {
        await machine.ListenAsync(address).ConfigureAwait(false);
        _sockets.Add(address.Port);
    };

    /// <summary>Carries a connection of a machine.</summary>
    public void Carry(SafeSocketHandle connection, IPEndPoint wanted) => _egress!.Carry(connection, wanted, _sockets.EntranceOf(wanted));

    /// <summary>Answers a machine's question for a name.</summary>
    public byte[]? Answer(ReadOnlyMemory<byte> question) => _egress!.Answer(question);

    /// <summary>Connects under its rules, as one of its programs would.</summary>
    /// <inheritdoc cref="Egress.ConnectAsync"/>
    public Task<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken) => _egress!.ConnectAsync(host, port, cancellationToken);

    /// <summary>Puts the agent's secrets into a request that is made for it, where they belong, as inspection does.</summary>
    /// <param name="request">Where to.</param>
    /// <param name="head">Is changed.</param>
    /// <returns>Who must see the rest of the exchange; null without secrets.</returns>
    public IExchangeFilter? Prepare(OutgoingRequest request, RequestHead head)
    {
        EgressDecision decision = Policy.Decide(request.Target.Host, request.Target.Port);
        return _inspection?.Secrets.Prepare(
            decision.Host, request.Target.IsSecure || decision.Rule is { AllowsPrivate: true }, head, refusal => _egress!.Note(decision.Host, decision.Port, refusal));
    }

    /// <summary>Changes what may be reached; what lost its rule is closed when this is done.</summary>
    /// <param name="change">Makes the new rules of those there are.</param>
    /// <exception cref="AgentOSException"><c>network.port-taken</c> or <c>session.not-running</c>: nothing was changed.</exception>
    public async Task<EgressPolicy> ChangeAsync(Func<EgressPolicy, EgressPolicy> change)
    {
        try
        {
            await _changing.WaitAsync().ConfigureAwait(false);
            try
            {
                return await ApplyAsync(change(Policy)).ConfigureAwait(false);
            }
            finally
            {
                _changing.Release();
            }
        }
        catch (ObjectDisposedException ended)
        {
            throw new AgentOSException(SessionErrors.NotRunning, "change its network", "", ended.Message, ended);
        }
    }

    /// <summary>Closes every connection and brings the record up to date. Call while the agent's file is open.</summary>
    public void Dispose()
    {
        _egress?.Dispose();
        _recorder.Flush();
        _connections?.Dispose();
        _inspection?.Dispose();
        _changing.Dispose();
    }

    // Sockets first: a port that cannot be had changes nothing.
    private async Task<EgressPolicy> ApplyAsync(EgressPolicy changed)
    {
        foreach (int port in _sockets.Missing(changed.Ports).ToList())
            await ListenAsync(port).ConfigureAwait(false);
        return _egress!.Change(changed);
    }

    private async Task ListenAsync(int port)
    {
        try
        {
            await _listen!(ListeningAddress.EveryTcp((ushort)port)).ConfigureAwait(false);
        }
        catch (LinuxException failure) when (failure.Error == Errno.EADDRINUSE)
        {
            throw new AgentOSException(AgentNetworkErrors.PortTaken, "allow port", $"{port}", failure.Message, failure);
        }
        catch (LinuxException failure) when (failure.Error == Errno.EPIPE)
        {
            throw new AgentOSException(SessionErrors.NotRunning, "allow port", $"{port}", failure.Message, failure);
        }
    }
}
