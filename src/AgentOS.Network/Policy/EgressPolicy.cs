using System.Collections.Frozen;
using AgentOS.Errors;
using AgentOS.Policy;

namespace AgentOS.Network.Policy;

/// <summary>
/// Everything one sandbox may reach; it never changes, others take its place. What no rule allows is denied; a rule that denies beats those that allow; reserved
/// addresses and names are denied before both, unless a rule names exactly that host with <c>private</c>.
/// </summary>
public sealed partial class EgressPolicy
{
    private const int MostRules = 1024;
    private static readonly int[] s_webPorts = [80, 443];

    private EgressPolicy(IReadOnlyList<EgressRule> allow, IReadOnlyList<EgressRule> deny, long generation)
    {
        if (allow.Count > MostRules || deny.Count > MostRules)
            throw new AgentOSException(NetworkErrors.TooManyRules, "read the network policy", "", $"{Math.Max(allow.Count, deny.Count)} rules");
        (Allow, Deny, Generation) = (allow, deny, generation);
        // The most exact rule decides: one host before a suffix, a long suffix before a short one, one port before both.
        _byExactness = [.. allow.OrderByDescending(rule => rule.Host.Text.Contains('*', StringComparison.Ordinal) ? 0 : 1).ThenByDescending(rule => rule.Host.Text.Length).ThenBy(rule => rule.Port is null)];
        Ports = allow.SelectMany(rule => rule.Port is { } port ? [port] : s_webPorts).ToFrozenSet();
    }

    private readonly EgressRule[] _byExactness;

    /// <summary>Allows nothing.</summary>
    public static EgressPolicy Nothing { get; } = new([], [], 1);

    /// <summary>Which policy of this sandbox it is, 1 and up.</summary>
    public long Generation { get; }

    /// <summary>What it allows, in the order it was given.</summary>
    public IReadOnlyList<EgressRule> Allow { get; }

    /// <summary>What it denies.</summary>
    public IReadOnlyList<EgressRule> Deny { get; }

    /// <summary>All ports that can be reached at all.</summary>
    public IReadOnlySet<int> Ports { get; }

    /// <summary>A policy of rules as they are written.</summary>
    /// <exception cref="AgentOSException"><c>network.bad-rule</c>, <c>policy.bad-rule</c>, <c>network.too-many-rules</c>.</exception>
    public static EgressPolicy Of(IEnumerable<string> allow, IEnumerable<string> deny) => new(Read(allow), Read(deny), 1);

    /// <summary>Reads a policy file: <c>{"allow": ["NAME[:PORT] …"], "deny": [...]}</c>.</summary>
    /// <exception cref="AgentOSException"><c>network.bad-policy</c>, <c>network.bad-rule</c>.</exception>
    public static EgressPolicy Parse(ReadOnlyMemory<byte> json)
    {
        EgressDocument document = EgressDocument.Parse(json);
        return Of(document.Allow, document.Deny);
    }

    /// <summary>What an agent's permissions allow: its domains at 80 and 443, with its HTTP methods.</summary>
    public static EgressPolicy Of(AgentPolicy policy)
    {
        bool hasEveryMethod = policy.Methods.Contains("*", StringComparer.Ordinal);
        return policy.Rights.Contains(Right.Http) && policy.Methods.Count > 0
            ? new([.. policy.Network.Select(rule => new EgressRule { Host = rule.Pattern, Methods = hasEveryMethod ? [] : policy.Methods, Reason = rule.Origin })], [], 1)
            : Nothing;
    }

    /// <summary>The same rules and more, as the next generation. A rule that is there already stays as it is.</summary>
    public EgressPolicy With(IEnumerable<EgressRule> allow, IEnumerable<EgressRule> deny) =>
        new([.. Allow.Union(allow)], [.. Deny.Union(deny)], Generation + 1);

    /// <summary>Without the rules that allow <paramref name="rule"/>'s host and port, and with those denied, as the next generation.</summary>
    public EgressPolicy Denying(EgressRule rule) =>
        new([.. Allow.Where(allowed => allowed.Host != rule.Host || (rule.Port is { } port && allowed.Port != port))], [.. Deny.Union([rule])], Generation + 1);

    /// <summary>Without the rules that deny <paramref name="rule"/>'s host and port, and with it allowed, as the next generation.</summary>
    public EgressPolicy Allowing(EgressRule rule) =>
        new([.. Allow.Union([rule])], [.. Deny.Where(denied => denied.Host != rule.Host || (denied.Port is { } port && rule.Port != port))], Generation + 1);

    /// <summary>As the successor of another policy.</summary>
    internal EgressPolicy After(EgressPolicy former) => Generation > former.Generation ? this : new(Allow, Deny, former.Generation + 1);

    private static EgressRule[] Read(IEnumerable<string> rules) => [.. rules.Select(EgressRule.Parse).Distinct()];
}
