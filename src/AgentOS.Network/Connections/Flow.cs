using System.Net;
using System.Net.Sockets;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;

namespace AgentOS.Network.Connections;

/// <summary>One allowed connection of the sandbox to one host: its lifetime, its counts, its record.</summary>
internal sealed partial class Flow : IDisposable
{
    private readonly EgressEngine _engine;
    private readonly EgressEvent _begun;
    private readonly long _started;
    private readonly RuleUsage _usage;
    private readonly CancellationTokenSource _lifetime;
    private readonly Action _abort;
    private Refusal? _closing;
    private long _sent, _received;
    private IPAddress? _address;
    private int _isTold;

    /// <param name="engine">What the sandbox's connections share.</param>
    /// <param name="begun">Who wants what.</param>
    /// <param name="decision">Allowed.</param>
    /// <param name="abort">Cuts the sandbox's end off.</param>
    public Flow(EgressEngine engine, EgressEvent begun, EgressDecision decision, Action abort)
    {
        (_engine, _begun, _abort, Decision) = (engine, begun, abort, decision);
        _started = engine.Time.GetTimestamp();
        _usage = engine.Usages.Of(Rule);
        _lifetime = new CancellationTokenSource(Timeout.InfiniteTimeSpan, engine.Time);
    }

    /// <summary>What let it in.</summary>
    public EgressDecision Decision { get; }

    public string Host => Decision.Host;

    public int Port => Decision.Port;

    public EgressRule Rule => Decision.Rule!;

    public IEnumerable<EgressRule> Rules => _engine.Policy.RulesFor(Host, Port);

    /// <summary>Whether a request may be made by the rules there are now.</summary>
    public bool Permits(string method, string target) => _engine.Policy.Permits(Host, Port, method, target);

    /// <summary>Ends when the rule goes, with the sandbox, and when a time limit was reached.</summary>
    public CancellationToken Lifetime => _lifetime.Token;

    /// <summary>From now on it may take so long; null for no limit.</summary>
    public void Limit(TimeSpan? time) => _lifetime.CancelAfter(time ?? Timeout.InfiniteTimeSpan);

    /// <summary>Ends it from outside: both ends are cut off.</summary>
    public void Close(Refusal because)
    {
        Interlocked.CompareExchange(ref _closing, because, null);
        try
        {
            _lifetime.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself meanwhile.
        }

        _abort();
    }

    /// <summary>Carries it to its end and records how that came.</summary>
    /// <returns>Why it could not go on; null when it came to its own end.</returns>
    public async Task<Refusal?> RunAsync(Func<Task> carry)
    {
        Refusal? end;
        try
        {
            _engine.Open(this);
            await carry().ConfigureAwait(false);
            end = _closing;
        }
        catch (RefusedException refused)
        {
            end = _closing ?? refused.Refusal;
            Abort();
        }
        catch (OperationCanceledException) when (_lifetime.IsCancellationRequested)
        {
            end = _closing ?? new Refusal(RefusalKind.Timeout, "the first bytes did not come in time", $"If the server speaks first there, write the rule as '{Rule.Host}:{Port} raw'.");
            Abort();
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One of the ends went away, or both were cut off.
            end = _closing;
            Abort();
        }
        catch (Exception failure)
        {
            // An inspector's failure (a client that does not trust the sandbox's authority), or there are no descriptors left.
            end = _closing ?? new Refusal(RefusalKind.Failure, $"it could not be carried: {failure.Message}", null);
            Abort();
        }
        finally
        {
            _engine.Ended(this);
        }

        End(end);
        return end;
    }

    /// <summary>Connects to the host; the connection is recorded as open.</summary>
    /// <exception cref="RefusedException">Limits are reached, or it cannot be had.</exception>
    public async Task<Socket> DialAsync(CancellationToken cancellationToken)
    {
        Socket socket = await _engine.Dialler.DialAsync(Decision, _engine.Policy, cancellationToken).ConfigureAwait(false);
        // Until it is answered the client waits, and can be found.
        _ = _begun.Process;
        _address = HostText.Plain(((IPEndPoint)socket.RemoteEndPoint!).Address);
        _engine.Recorder.Record(Describe(null) with { Duration = null });
        return socket;
    }

    public async Task<Stream> DialStreamAsync(CancellationToken cancellationToken) => new UpstreamStream(this, await DialAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Counts bytes that are about to leave.</summary>
    /// <exception cref="RefusedException">The rule's are used up.</exception>
    public void Send(int bytes)
    {
        if (Interlocked.Add(ref _usage.Sent, bytes) > Rule.UploadLimit)
            throw Exceeded($"the {Rule.UploadLimit} bytes that '{Rule.Host}' may be sent are used up", "Raise upload= of the rule.");
        Interlocked.Add(ref _sent, bytes);
    }

    /// <summary>Counts bytes that came.</summary>
    /// <exception cref="RefusedException">The rule's are used up.</exception>
    public void Receive(int bytes)
    {
        if (Interlocked.Add(ref _usage.Received, bytes) > Rule.DownloadLimit)
            throw Exceeded($"the {Rule.DownloadLimit} bytes that may come from '{Rule.Host}' are used up", "Raise download= of the rule.");
        Interlocked.Add(ref _received, bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _lifetime.Dispose();

    private void Abort()
    {
        _ = _begun.Process;
        _abort();
    }

    /// <summary>The connection ends for this reason, however what carries it comes to its end.</summary>
    private RefusedException Exceeded(string reason, string remedy)
    {
        Refusal refusal = new(RefusalKind.ByteLimit, reason, remedy);
        Interlocked.CompareExchange(ref _closing, refusal, null);
        return new RefusedException(refusal);
    }
}
