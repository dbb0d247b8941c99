namespace AgentOS.Kernel.Delegation;

/// <summary>Something a sub-agent did; also the JSON of a CHUNK.</summary>
/// <param name="Type"><c>setup</c>, <c>activity</c> or <c>response</c>.</param>
/// <param name="Content">A part of the answer, or what it is doing.</param>
public sealed record DelegationProgress(string Type, string Content)
{
    /// <summary>With which tool, of an activity.</summary>
    public string? Tool { get; init; }
}
