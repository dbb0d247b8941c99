using AgentOS.Errors;

namespace AgentOS.Policy;

/// <summary>Whether somebody may do something, and why.</summary>
/// <param name="IsAllowed">The answer.</param>
/// <param name="Right">What it needs.</param>
/// <param name="Target">What it is about: a path, a command line, a URL; empty for a right by itself.</param>
/// <param name="Rule">The rule that decided, as it was written; null when none did.</param>
/// <param name="Origin">Where that rule, or the lack of one, comes from: a level or a grant.</param>
/// <param name="Reason">Why, as a clause: <c>'*/.env' of level standard blocks it</c>.</param>
/// <param name="Remedy">What would allow it, as a sentence; null when it is allowed.</param>
public sealed record Decision(bool IsAllowed, Right Right, string Target, string? Rule, string Origin, string Reason, string? Remedy)
{
    private const int LongestTarget = 1024;

    /// <summary>What it is about, its first 1,024 characters: a caller may send a thousand times as many, and explanations are kept.</summary>
    public string Target { get; init; } = Target.Length <= LongestTarget ? Target : Target[..LongestTarget] + "…";

    /// <summary>All of it in one line.</summary>
    public string Explanation => $"{RightName.Of(Right)}{(Target.Length == 0 ? "" : $" '{Target}'")} is {(IsAllowed ? "allowed" : "denied")}: {Reason}";

    /// <summary>The failure of a call that was denied.</summary>
    public AgentOSException ToException() =>
        new(PolicyErrors.Denied with { Remedy = Remedy ?? PolicyErrors.Denied.Remedy }, RightName.Of(Right), Target, Reason);

    /// <summary>Goes on only when it is allowed.</summary>
    /// <exception cref="AgentOSException"><c>policy.denied</c>, with the explanation.</exception>
    public void Demand()
    {
        if (!IsAllowed)
            throw ToException();
    }
}
