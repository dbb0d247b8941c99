using System.Net;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Dialling;

/// <summary>Which of an allowed host's addresses may be dialled.</summary>
internal static class PermittedAddresses
{
    /// <summary>Those that are neither reserved, nor this machine's, nor denied by a rule.</summary>
    /// <param name="decision">Allowed.</param>
    /// <param name="addresses">What the host was resolved to.</param>
    /// <param name="policy">In force.</param>
    /// <exception cref="RefusedException">There are none; why the first one may not be dialled.</exception>
    public static IReadOnlyList<IPAddress> Of(EgressDecision decision, IReadOnlyList<IPAddress> addresses, EgressPolicy policy)
    {
        Refusal? refusal = null;
        List<IPAddress> permitted = [];
        foreach (IPAddress address in addresses.Select(HostText.Plain))
        {
            if (Obstacle(decision, address, policy) is { } obstacle)
                refusal ??= obstacle;
            else
                permitted.Add(address);
        }

        return permitted.Count > 0 ? permitted : throw new RefusedException(refusal ?? new Refusal(RefusalKind.NotFound, $"{decision.Host} has no address", null));
    }

    private static Refusal? Obstacle(EgressDecision decision, IPAddress address, EgressPolicy policy)
    {
        if (policy.DenialOf(HostText.Of(address), decision.Port) is { } denial)
            return new Refusal(RefusalKind.DenyRule, $"{decision.Host} is at {address}, which '{denial}' denies", "Take that rule away; it beats all that allow.");
        string? reserved = decision.Rule!.AllowsPrivate ? null : ReservedAddresses.Describe(address) ?? (OwnAddress.Is(address) ? "this machine" : null);
        return reserved is null
            ? null
            : new Refusal(RefusalKind.PrivateAnswer, $"{decision.Host} is at {address}, {reserved}", $"If that is meant, write the rule as '{decision.Host}:{decision.Port} private'.");
    }
}
