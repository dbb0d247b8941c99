namespace AgentOS.Network.Policy;

/// <summary>Whether a host may be reached at a port, and why.</summary>
/// <param name="Host">In its one spelling; as it was given when it has none.</param>
/// <param name="Port">1 to 65535; 0 for a question about the name alone.</param>
/// <param name="Rule">The rule that decided; null when none did.</param>
/// <param name="Refusal">Why not; null when it is allowed, and <see cref="Rule"/> is there then.</param>
/// <param name="Reason">Why, as a clause: <c>'*.example.org' allows it</c>.</param>
/// <param name="Generation">Of the policy that decided.</param>
public sealed record EgressDecision(string Host, int Port, EgressRule? Rule, Refusal? Refusal, string Reason, long Generation)
{
    /// <summary>Allowed or denied.</summary>
    public EgressVerdict Verdict => Refusal is null ? EgressVerdict.Allowed : EgressVerdict.Denied;

    /// <summary>Whether it may be reached.</summary>
    public bool IsAllowed => Refusal is null;

    /// <summary>What would allow it; null when it is allowed or nothing would.</summary>
    public string? Remedy => Refusal?.Remedy;
}
