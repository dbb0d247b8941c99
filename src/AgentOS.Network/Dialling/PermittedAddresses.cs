using System.Net;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Dialling;

/// <summary>Which of an allowed host's addresses may be dialled.</summary>
internal static class PermittedAddresses
{
    /// <summary>Those that are neither reserved, nor this machine's, nor denied by a rule.</summary>
    /// <param name="decision">Allowed.</param>
    /// <param name="found">What the host was resolved to.</param>
    /// <param name="policy">In force.</param>
    /// <exception cref="RefusedException">There are none; why the first one may not be dialled.</exception>
    public static IReadOnlyList<IPAddress> Of(EgressDecision decision, ResolvedName found, EgressPolicy policy)
    {
        foreach (string alias in found.Aliases)
            JudgeAlias(decision, alias, policy);
        Refusal? refusal = null;
        List<IPAddress> permitted = [];
        foreach (IPAddress address in found.Addresses.Select(HostText.Plain))
        {
            if (Obstacle(decision, address, policy) is { } obstacle)
                refusal ??= obstacle;
            else
                permitted.Add(address);
        }

        return permitted.Count > 0 ? permitted : throw new RefusedException(refusal ?? new Refusal(RefusalKind.NotFound, $"{decision.Host} has no address", null));
    }

    /// <summary>A denied name stays denied behind another one. That none allows it is no obstacle: whoever is trusted with a name is trusted with where it leads.</summary>
    private static void JudgeAlias(EgressDecision decision, string alias, EgressPolicy policy)
    {
        if (SpellingOf(alias) is not { } name || name == decision.Host)
            return;
        if (policy.DenialOf(name, decision.Port) is { } denial)
            throw new RefusedException(RefusalKind.DenyRule, $"{decision.Host} is another name of {name}, which '{denial}' denies", "Take that rule away; it beats all that allow.");
        if (!decision.Rule!.AllowsPrivate && ReservedHosts.Describe(name) is { } reserved)
            throw new RefusedException(RefusalKind.Reserved, $"{decision.Host} is another name of {name}, {reserved}");
    }

    private static string? SpellingOf(string alias)
    {
        try
        {
            return HostText.Normalise(alias);
        }
        catch (FormatException)
        {
            return null; // No rule is about such a name.
        }
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
