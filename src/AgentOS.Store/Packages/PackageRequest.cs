namespace AgentOS.Store.Packages;

/// <summary>Which agent is wanted.</summary>
/// <param name="Agent">What the user called it: an address, a folder, a packed agent, or the name of an installed one.</param>
public sealed record PackageRequest(string Agent)
{
    /// <summary>A branch, tag or commit, for addresses.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether the remote is asked again, however new the copy in the cache is.</summary>
    public bool Refresh { get; init; }
}
