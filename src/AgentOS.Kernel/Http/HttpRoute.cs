using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Networks;
using AgentOS.Kernel.Permissions;
using AgentOS.Network;
using AgentOS.Network.Dialling;
using AgentOS.Network.Policy;
using AgentOS.Policy.Hosts;

namespace AgentOS.Kernel.Http;

/// <summary>
/// Whose rules a request is made under, and through what: the caller's own way out when its sandbox has one, with its record; else its permissions, by a way out of its own.
/// </summary>
internal sealed class HttpRoute(AgentTable agents, Gate gate, IUpstreamResolver resolver)
{
    /// <summary>Demands that a caller may make a request.</summary>
    /// <exception cref="Errors.AgentOSException"><c>policy.denied</c> or <c>network.denied</c>: names the host and what would allow it.</exception>
    /// <exception cref="FormatException">The URL is none.</exception>
    public void Demand(Identity caller, string method, string url)
    {
        if (GivenNetwork(caller) is not { } network)
        {
            gate.DemandUrl(caller, method, url);
            return;
        }

        // Connecting judges the host; what it does not see is the request.
        EgressPolicy policy = network.Policy;
        HttpTarget target = HttpTarget.Parse(url);
        if (policy.Decide(target.Host, target.Port).IsAllowed && !policy.Permits(target.Host, target.Port, method, target.PathAndQuery))
            throw new Refusal(RefusalKind.Request, $"no rule has {method} {target.PathAndQuery.Split('?')[0]}", "Add the method or path to the rule.").ToException(target.Host, target.Port);
    }

    /// <summary>How a caller connects. Disposing ends the connections.</summary>
    public HttpConnection Open(Identity caller) => RunOf(caller)?.Network is { } network
        ? HttpConnection.Under(network)
        : HttpConnection.Under(new Egress(new EgressOptions { Policy = EgressPolicy.Of(caller.Policy), Recorder = UnkeptRecord.Instance, Resolver = resolver }));

    private AgentRun? RunOf(Identity caller) => agents.TryFind(caller.Id)?.Run;

    // A program that somebody started with rules of their own has those; an agent's network follows its permissions, which the gate knows.
    private AgentEgress? GivenNetwork(Identity caller) => RunOf(caller) is { Id: not null, Network: { } network } ? network : null;
}
