namespace AgentOS.Linux;

/// <summary>One program to start. Descriptors not listed are closed, signals have their default actions, none is blocked.</summary>
/// <param name="Program">Path of the executable; no search.</param>
/// <param name="Arguments">All arguments, the zeroth included.</param>
/// <param name="Environment">Whole environment as <c>NAME=value</c>.</param>
/// <param name="Descriptors">Targets must be 0, 1, 2, … without gaps.</param>
public sealed record SpawnRequest(
    string Program,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<string> Environment,
    IReadOnlyList<DescriptorAction> Descriptors)
{
    /// <summary>Directory to start in; null keeps the caller's.</summary>
    public string? WorkingDirectory { get; init; }
}
