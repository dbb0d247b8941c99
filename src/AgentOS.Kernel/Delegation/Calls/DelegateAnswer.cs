namespace AgentOS.Kernel.Delegation.Calls;

/// <summary>What came of it; absent is what the operation has not.</summary>
/// <param name="Success">Always true.</param>
internal sealed record DelegateAnswer(bool Success)
{
    /// <summary>Of <c>search</c>.</summary>
    public IReadOnlyList<DelegableAgent>? Agents { get; init; }

    /// <summary>Of <c>run</c>.</summary>
    public string? Id { get; init; }

    /// <summary>Of <c>run</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Of <c>run</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Of <c>run</c>.</summary>
    public string? Session { get; init; }

    /// <summary>Of <c>message</c>: the whole answer.</summary>
    public string? Content { get; init; }

    /// <summary>Of <c>monitor</c>.</summary>
    public IReadOnlyList<string>? Lines { get; init; }
}
