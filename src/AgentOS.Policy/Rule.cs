namespace AgentOS.Policy;

/// <summary>One rule, with where it comes from.</summary>
/// <param name="Pattern">What it is about.</param>
/// <param name="Origin">A level or a grant: <c>level standard</c>.</param>
/// <typeparam name="T">A pattern, which prints as it was written.</typeparam>
public sealed record Rule<T>(T Pattern, string Origin)
    where T : IEquatable<T>
{
    /// <inheritdoc/>
    public override string ToString() => $"'{Pattern}' of {Origin}";
}
