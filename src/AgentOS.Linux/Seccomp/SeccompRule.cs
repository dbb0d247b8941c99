namespace AgentOS.Linux;

/// <summary>One denial: a system call, the error it gets, and the conditions that must all hold.</summary>
/// <param name="SystemCall">The call's name.</param>
/// <param name="Error">What the caller sees.</param>
/// <param name="Conditions">On its arguments; none means always.</param>
public sealed record SeccompRule(string SystemCall, Errno Error, params IReadOnlyList<SeccompComparison> Conditions)
{
    /// <summary>The call's number, for calls newer than libseccomp's table; null looks the name up.</summary>
    public int? Number { get; init; }
}
