using System.Net;
using System.Net.Sockets;
using AgentOS.Network.Dialling;
using AgentOS.Network.Inspection;
using AgentOS.Network.Names;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;

namespace AgentOS.Network.Connections;

/// <summary>What all connections of one sandbox share: the policy in force, the names, who dials, who records, what is open.</summary>
internal sealed class EgressEngine
{
    private readonly Lock _lock = new();
    private readonly HashSet<Flow> _open = [];
    private volatile EgressPolicy _policy;
    private bool _isClosed;
    private long _lastId;

    public EgressEngine(EgressOptions options)
    {
        (_policy, Time, Limits, Recorder, Inspector, Processes) = (options.Policy, options.Time, options.Limits, options.Recorder, options.Inspector, options.Processes);
        Names = new FakeAddressPool(options.NameBlock, Limits.Names, Limits.Quarantine, Time);
        Dialler = new Dialler(options.Resolver, Limits.DialTime, Time);
        Wildcards = new WildcardBudget(Limits.WildcardNamesPerMinute, Time);
    }

    public TimeProvider Time { get; }

    public EgressLimits Limits { get; }

    public IEgressRecorder Recorder { get; }

    public IConnectionInspector? Inspector { get; }

    public IProcessFinder? Processes { get; }

    public FakeAddressPool Names { get; }

    public WildcardBudget Wildcards { get; }

    public Dialler Dialler { get; }

    public RuleUsages Usages { get; } = new();

    public EgressPolicy Policy => _policy;

    public int OpenFlows
    {
        get
        {
            lock (_lock)
                return _open.Count;
        }
    }

    public long NextId() => Interlocked.Increment(ref _lastId);

    /// <summary>Puts another policy in force, and ends what it does not allow any more.</summary>
    public EgressPolicy Change(Func<EgressPolicy, EgressPolicy> change)
    {
        List<(Flow Flow, Refusal Because)> over = [];
        EgressPolicy policy;
        lock (_lock)
        {
            policy = _policy = change(_policy).After(_policy);
            foreach (Flow flow in _open)
            {
                if (EndOf(flow, policy) is { } because)
                    over.Add((flow, because));
            }
        }

        foreach ((Flow flow, Refusal because) in over)
            flow.Close(because);
        return policy;
    }

    /// <summary>Takes a connection in.</summary>
    /// <exception cref="RefusedException">There are too many, or the policy changed meanwhile.</exception>
    public void Open(Flow flow)
    {
        lock (_lock)
        {
            RuleUsage usage = Usages.Of(flow.Rule);
            if (_isClosed || _open.Count >= Limits.Connections)
                throw new RefusedException(RefusalKind.Limit, $"{_open.Count} connections are open, as many as a sandbox may have", "Close some.");
            if (EndOf(flow, _policy) is { } because)
                throw new RefusedException(because);
            if (usage.Connections >= flow.Rule.ConnectionLimit)
                throw new RefusedException(RefusalKind.Limit, $"{usage.Connections} connections are open by '{flow.Rule}', as many as it may have", "Close some, or raise connections= of the rule.");
            if (!Wildcards.Admits(flow.Rule, flow.Host))
                throw new RefusedException(WildcardBudget.Refusal(flow.Rule));
            usage.Connections++;
            _open.Add(flow);
        }
    }

    public void Ended(Flow flow)
    {
        lock (_lock)
        {
            if (_open.Remove(flow))
                Usages.Of(flow.Rule).Connections--;
        }
    }

    /// <summary>Ends everything, and takes no more.</summary>
    public void Close()
    {
        Flow[] open;
        lock (_lock)
        {
            _isClosed = true;
            open = [.. _open];
        }

        foreach (Flow flow in open)
            flow.Close(new Refusal(RefusalKind.RuleRemoved, "the sandbox ended", null));
    }

    /// <summary>Finds out who made a connection, while it goes on; null when nobody knows processes. To be known for certain it is asked for before the connection ends.</summary>
    public Lazy<EgressProcess?>? Find(Socket client)
    {
        if (Processes is null)
            return null;
        (IPEndPoint from, IPEndPoint to) = ((IPEndPoint)client.RemoteEndPoint!, (IPEndPoint)client.LocalEndPoint!);
        Lazy<EgressProcess?> finding = new(() => Processes.Find(from, to));
        ThreadPool.UnsafeQueueUserWorkItem(static finding => _ = finding.Value, finding, preferLocal: false);
        return finding;
    }

    /// <summary>Records what was not even begun.</summary>
    public void Refuse(EgressEvent wanted, EgressDecision decision, Refusal refusal)
    {
        _ = wanted.Process; // What is refused is cut off next.
        Recorder.Record(wanted with
        {
            Host = decision.Host,
            Port = decision.Port,
            Rule = decision.Rule?.Text,
            Generation = decision.Generation,
            Duration = TimeSpan.Zero,
            Verdict = refusal.Verdict,
            Kind = refusal.Kind,
            Reason = refusal.Reason,
            Remedy = refusal.Remedy,
        });
    }

    /// <summary>An event for something that begins now.</summary>
    public EgressEvent Begin(EgressSource source, string host, int port, Lazy<EgressProcess?>? finding = null) => new()
    {
        Id = NextId(),
        Source = source,
        Start = Time.GetUtcNow(),
        Host = host,
        Port = port,
        Finding = finding,
        Verdict = EgressVerdict.Denied,
        Reason = "",
        Generation = _policy.Generation,
    };

    /// <summary>Why an open connection may not go on; null when it may.</summary>
    private static Refusal? EndOf(Flow flow, EgressPolicy policy)
    {
        if (policy.Generation == flow.Decision.Generation)
            return null;
        EgressDecision now = policy.Decide(flow.Host, flow.Port);
        return now.Refusal is { } refusal ? new Refusal(RefusalKind.RuleRemoved, $"the policy changed: {refusal.Reason}", refusal.Remedy)
            : policy.Allow.Contains(flow.Rule) ? null
            : new Refusal(RefusalKind.RuleRemoved, $"the rule '{flow.Rule}' was removed", "Connect again: another rule allows it.");
    }
}
