using System.Net;

namespace AgentOS.Network.Policy;

/// <content>The evaluator.</content>
public sealed partial class EgressPolicy
{
    /// <summary>Whether a host may be reached at a port.</summary>
    /// <param name="host">A name, or an address (IPv6 in brackets), in any spelling.</param>
    /// <param name="port">1 to 65535.</param>
    public EgressDecision Decide(string host, int port)
    {
        try
        {
            return Judge(HostText.Normalise(host), port);
        }
        catch (FormatException problem)
        {
            string shown = string.Concat(host.Take(253).Select(character => char.IsControl(character) ? '?' : character));
            return Refuse(shown, port, null, new Refusal(RefusalKind.BadName, problem.Message, "Write the host's name plainly."));
        }
    }

    /// <summary>Whether an address may be reached at a port although no name was asked for.</summary>
    public EgressDecision Decide(IPAddress address, int port)
    {
        string host = HostText.Of(address);
        EgressDecision decision = Judge(host, port);
        return decision.Refusal is { Kind: RefusalKind.NoRule } refusal
            ? decision with { Refusal = refusal with { Kind = RefusalKind.Literal, Reason = $"{host} is an address and not an allowed name" } }
            : decision;
    }

    /// <summary>Whether any port of a name may be reached: what the name server asks.</summary>
    /// <param name="host">In its one spelling.</param>
    public EgressDecision DecideName(string host)
    {
        foreach (int port in Candidates(host))
        {
            EgressDecision decision = Judge(host, port);
            if (decision.IsAllowed)
                return decision with { Port = 0 };
        }

        return Judge(host, 0);
    }

    /// <summary>All rules that allow a host at a port, the most exact first.</summary>
    /// <param name="host">In its one spelling.</param>
    /// <param name="port">1 to 65535.</param>
    public IEnumerable<EgressRule> RulesFor(string host, int port) => _byExactness.Where(rule => IsAtPort(rule, port) && rule.Host.Matches(host));

    /// <summary>Whether a request may be made of an allowed host: by the rule that decides, or another one for the same hosts.</summary>
    /// <param name="host">In its one spelling.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="method">As it was sent.</param>
    /// <param name="target">Path and query, as they were sent.</param>
    public bool Permits(string host, int port, string method, string target)
    {
        EgressRule[] rules = [.. RulesFor(host, port)];
        return rules.Any(rule => rule.Host == rules[0].Host && rule.Permits(method, target));
    }

    /// <summary>The rule that denies a host; null when none does.</summary>
    /// <param name="host">A name or an address, in its one spelling.</param>
    /// <param name="port">1 to 65535.</param>
    internal EgressRule? DenialOf(string host, int port) => Deny.FirstOrDefault(denied => (denied.Port is null || denied.Port == port) && denied.Host.Matches(host));

    private IEnumerable<int> Candidates(string host) =>
        _byExactness.Where(rule => rule.Host.Matches(host)).SelectMany(rule => rule.Port is { } port ? [port] : s_webPorts).Distinct();

    private EgressDecision Judge(string host, int port)
    {
        EgressRule? rule = RulesFor(host, port).FirstOrDefault();
        if (ReservedHosts.Describe(host) is { } reserved && !HasPrivate(host, port))
            return Refuse(host, port, null, new Refusal(RefusalKind.Reserved, $"{host} is {reserved}", $"Only a rule that names it is enough: --allow '{host}{At(port)} private'."));
        if (DenialOf(host, port) is { } denial)
            return Refuse(host, port, denial, new Refusal(RefusalKind.DenyRule, $"'{denial}' denies it", "Take that rule away; it beats all that allow."));
        return rule is null ? RefuseUnnamed(host, port) : new EgressDecision(host, port, rule, null, $"'{rule}' allows it", Generation);
    }

    /// <summary>An address on the list, or one that is behind a name, must be named itself.</summary>
    private bool HasPrivate(string host, int port) => RulesFor(host, port).Any(rule => rule.AllowsPrivate);

    private EgressDecision RefuseUnnamed(string host, int port)
    {
        string[] others = [.. Candidates(host).Order().Select(number => $"{number}")];
        return Refuse(host, port, null, others.Length == 0 || port == 0
            ? new Refusal(RefusalKind.NoRule, $"no rule allows {host}", Allowing(host, port))
            : new Refusal(RefusalKind.Port, $"{host} is allowed at port {string.Join(", ", others)} and not at {port}", Allowing(host, port)));
    }

    private static string Allowing(string host, int port) => $"Allow it with --allow {host}{At(port)}, or while it runs with: agentos net ID allow {host}{At(port)}";

    private static string At(int port) => s_webPorts.Contains(port) || port == 0 ? "" : $":{port}";

    private static bool IsAtPort(EgressRule rule, int port) => rule.Port is { } only ? only == port : s_webPorts.Contains(port);

    private EgressDecision Refuse(string host, int port, EgressRule? rule, Refusal refusal) => new(host, port, rule, refusal, refusal.Reason, Generation);
}
