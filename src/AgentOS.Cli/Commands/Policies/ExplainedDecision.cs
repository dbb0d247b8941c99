using AgentOS.Policy;

namespace AgentOS.Cli.Commands.Policies;

/// <summary>What a policy says to one action.</summary>
/// <param name="Allowed">The answer.</param>
/// <param name="Permission">What it needs.</param>
/// <param name="Target">What it is about.</param>
/// <param name="Rule">The rule that decided; null when none did.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Reason">Why.</param>
/// <param name="Remedy">What would allow it; null when it is allowed.</param>
internal sealed record ExplainedDecision(bool Allowed, string Permission, string Target, string? Rule, string Origin, string Reason, string? Remedy)
{
    public static ExplainedDecision Of(Decision decision) =>
        new(decision.IsAllowed, RightName.Of(decision.Right), decision.Target, decision.Rule, decision.Origin, decision.Reason, decision.Remedy);
}
