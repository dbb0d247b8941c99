using AgentOS.Network.Policy;

namespace AgentOS.Network.Names;

/// <summary>
/// Limits how many different names below one wildcard are used in a time, and how long they are: names are the one thing that a server's owner sees of every lookup, so they can
/// carry data out.
/// </summary>
internal sealed class WildcardBudget(int perMinute, TimeProvider time)
{
    private const int AtFirst = 100, MostRemembered = 4096, LongestPart = 128;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Allowance> _byWildcard = new(StringComparer.Ordinal);

    /// <summary>Whether a name may be used; a name that was used before costs nothing.</summary>
    public bool Admits(EgressRule rule, string host)
    {
        string wildcard = rule.Host.Text;
        // Who allows every name allows every server, and so has nothing left to guard here.
        if (wildcard == host || wildcard == "*")
            return true;
        if (host.Length - wildcard.Length > LongestPart)
            return false;
        lock (_lock)
        {
            if (!_byWildcard.TryGetValue(wildcard, out Allowance? allowance))
                _byWildcard.Add(wildcard, allowance = new Allowance(new TokenBucket(perMinute / 60.0, AtFirst, time)));
            if (allowance.Known.Contains(host))
                return true;
            if (!allowance.New.TryTake())
                return false;
            if (allowance.Known.Count >= MostRemembered)
                allowance.Known.Clear();
            return allowance.Known.Add(host);
        }
    }

    public static Refusal Refusal(EgressRule rule) =>
        new(RefusalKind.Tunnel, $"too many new or too long names below '{rule.Host}': data may be hidden in them", "Wait a minute, or allow the names one by one.");

    private sealed record Allowance(TokenBucket New)
    {
        public HashSet<string> Known { get; } = new(StringComparer.Ordinal);
    }
}
