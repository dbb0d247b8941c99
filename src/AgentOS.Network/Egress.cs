using System.Net;
using System.Net.Sockets;
using AgentOS.Errors;
using AgentOS.Network.Capture;
using AgentOS.Network.Connections;
using AgentOS.Network.Dns;
using AgentOS.Network.Policy;
using AgentOS.Network.Proxy;
using AgentOS.Network.Record;

namespace AgentOS.Network;

/// <summary>
/// The way out of one sandbox. It is given sockets that were made inside, finds out which name each connection is for, judges it, connects to that name itself and
/// carries the bytes. It has no thread of its own, and little while nothing happens.
/// </summary>
public sealed class Egress : IDisposable
{
    private readonly EgressEngine _engine;
    private readonly CapturedConnections _captured;
    private readonly ProxyConnections _proxied;
    private readonly NameServer _names;
    private readonly NameStreams _nameStreams;
    private readonly Lock _lock = new();
    private readonly List<IDisposable> _served = [];
    private bool _isDisposed;

    /// <summary>Makes one that serves nothing yet.</summary>
    public Egress(EgressOptions options)
    {
        _engine = new EgressEngine(options);
        NamedConnections named = new(_engine);
        _captured = new CapturedConnections(_engine, named);
        _proxied = new ProxyConnections(_engine, named);
        _names = new NameServer(_engine);
        _nameStreams = new NameStreams(_engine, _names);
    }

    /// <summary>What may be reached now.</summary>
    public EgressPolicy Policy => _engine.Policy;

    /// <summary>Connections that are open.</summary>
    public int OpenConnections => _engine.OpenFlows;

    /// <summary>Serves more sockets, until the end.</summary>
    public void Serve(EgressSockets sockets)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            Listen(sockets.Captured, _captured.CarryAsync);
            Listen(sockets.Proxies, _proxied.CarryAsync);
            Listen(sockets.NameStreams, _nameStreams.CarryAsync);
            _served.AddRange(sockets.NameDatagrams.Select(socket => new NameDatagrams(socket, _names)));
        }
    }

    /// <summary>Carries one connection to its end, and closes it.</summary>
    /// <param name="connection">A connected stream socket, whatever its family.</param>
    /// <param name="wanted">The address that was wanted.</param>
    /// <param name="entrance">What it came to.</param>
    public void Carry(SafeSocketHandle connection, IPEndPoint wanted, EgressEntrance entrance) => _ = CarryAsync(new Socket(connection), entrance switch
    {
        EgressEntrance.Names => _nameStreams.CarryAsync,
        EgressEntrance.Proxy => _proxied.CarryAsync,
        _ => client => _captured.CarryAsync(client, wanted),
    });

    /// <summary>Answers a question for a name.</summary>
    /// <param name="question">A message of DNS.</param>
    /// <returns>Null for what is no question.</returns>
    public byte[]? Answer(ReadOnlyMemory<byte> question) => _names.Answer(question);

    /// <summary>Puts another policy in force, as the next generation, and closes at once what has no rule any more.</summary>
    /// <returns>The policy with its generation.</returns>
    public EgressPolicy Change(EgressPolicy policy) => _engine.Change(_ => policy);

    /// <summary>Changes the policy in force, whoever else changes it at the same time.</summary>
    /// <param name="change">Makes the new policy of the one there is; called once, under a lock.</param>
    /// <returns>The policy with its generation.</returns>
    public EgressPolicy Change(Func<EgressPolicy, EgressPolicy> change) => _engine.Change(change);

    /// <summary>The name an address stands for in this sandbox; null for none.</summary>
    public string? NameOf(IPAddress address) => _engine.Names.Find(address);

    /// <summary>Connects on behalf of the sandbox, under its rules and in its record.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The connection, which is over when it is disposed.</returns>
    /// <exception cref="AgentOSException"><c>network.denied</c> or <c>network.unreachable</c>, with the reason and what would allow it.</exception>
    public Task<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken) => CalledConnection.OpenAsync(_engine, host, port, cancellationToken);

    /// <summary>Records something about a request that is made on behalf of the sandbox by <see cref="ConnectAsync"/>.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="refusal">What was wrong.</param>
    public void Note(string host, int port, Refusal refusal)
    {
        EgressDecision decision = _engine.Policy.Decide(host, port);
        _engine.Refuse(_engine.Begin(EgressSource.Call, decision.Host, port), decision, refusal);
    }

    /// <summary>Ends every connection, and serves nothing any more.</summary>
    public void Dispose()
    {
        IDisposable[] served;
        lock (_lock)
        {
            _isDisposed = true;
            served = [.. _served];
            _served.Clear();
        }

        foreach (IDisposable one in served)
            one.Dispose();
        _engine.Close();
    }

    private static async Task CarryAsync(Socket connection, Func<Socket, Task> carry)
    {
        await Task.Yield();
        using (connection)
        {
            try
            {
                await carry(connection).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // It went away while it was refused or answered.
            }
        }
    }

    private void Listen(IEnumerable<SafeSocketHandle> listeners, Func<Socket, Task> carry) => _served.AddRange(listeners.Select(listener => new Listener(listener, carry, _engine.Limits.Connections, _engine.Time)));
}
