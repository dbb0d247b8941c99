namespace AgentOS.Kernel;

/// <summary>Another program for a running agent.</summary>
/// <param name="Command">Program and arguments.</param>
public sealed record JoinRequest(IReadOnlyList<string> Command)
{
    /// <summary>Variables as <c>NAME=value</c>, in place of the first program's or besides them.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>Directory inside to start in; null is the first program's.</summary>
    public string? WorkingDirectory { get; init; }
}
