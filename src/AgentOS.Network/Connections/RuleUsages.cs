using System.Collections.Concurrent;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Connections;

/// <summary>Usage by rule. It stays when a rule is taken away, so that adding it again gives no new bytes.</summary>
internal sealed class RuleUsages
{
    private readonly ConcurrentDictionary<string, RuleUsage> _usages = new(StringComparer.Ordinal);

    public RuleUsage Of(EgressRule rule) => _usages.GetOrAdd($"{rule.Host}:{rule.Port}", static _ => new RuleUsage());
}
