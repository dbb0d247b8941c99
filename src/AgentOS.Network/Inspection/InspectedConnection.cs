using AgentOS.Network.Connections;
using AgentOS.Network.Policy;
using AgentOS.Network.Tls;

namespace AgentOS.Network.Inspection;

/// <summary>An allowed connection in the hands of an inspector.</summary>
public sealed class InspectedConnection
{
    private readonly Flow _flow;
    private readonly TimeSpan _headTime;

    internal InspectedConnection(Flow flow, Stream client, ClientHello? hello, TimeSpan headTime) => (_flow, Client, Hello, _headTime) = (flow, client, hello, headTime);

    /// <summary>The name it is about, in its one spelling.</summary>
    public string Host => _flow.Host;

    /// <summary>1 to 65535.</summary>
    public int Port => _flow.Port;

    /// <summary>The rule that allows it: the most exact one.</summary>
    public EgressRule Rule => _flow.Rule;

    /// <summary>All rules that allow it now, the most exact first.</summary>
    public IEnumerable<EgressRule> Rules => _flow.Rules;

    /// <summary>The sandbox's end, from its first byte on.</summary>
    public Stream Client { get; }

    /// <summary>What its TLS began with; null for clear HTTP.</summary>
    public ClientHello? Hello { get; }

    /// <summary>Whether a request may be made of this host now.</summary>
    /// <param name="method">As it was sent.</param>
    /// <param name="target">Path and query, as they were sent.</param>
    public bool Permits(string method, string target) => _flow.Permits(method, target);

    /// <summary>
    /// Connects to the host: resolved by us, no private addresses, the rule's limits on what the stream carries. May be called again after the stream was disposed.
    /// </summary>
    /// <exception cref="RefusedException">It has no permitted addresses, nobody answers, or limits are reached.</exception>
    public Task<Stream> DialAsync(CancellationToken cancellationToken) => _flow.DialStreamAsync(cancellationToken);

    /// <summary>From now on the client has a time limit, as it has when this is handed over: for its part of TLS, and for the head of a request.</summary>
    public void BeginLimit() => _flow.Limit(_headTime);

    /// <summary>From now on it has none.</summary>
    public void EndLimit() => _flow.Limit(null);

    /// <summary>Records that the connection ends with a refusal; what happens to it afterwards (the client goes away while it is told) is no part of the record.</summary>
    /// <param name="refusal">Why it ends.</param>
    public void End(Refusal refusal) => _flow.End(refusal);

    /// <summary>Records a refusal of something in the connection, which goes on (a request, an event of a secret).</summary>
    /// <param name="refusal">What was wrong.</param>
    public void Note(Refusal refusal) => _flow.Note(refusal);
}
