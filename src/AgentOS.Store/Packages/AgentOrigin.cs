namespace AgentOS.Store.Packages;

/// <summary>Where an agent came from.</summary>
/// <param name="Name">A folder, absolute, or a repository's address in its one spelling, with <c>#FOLDER</c>: what the agent is known by.</param>
/// <param name="IsLocal">Whether it is a folder of the user's own.</param>
public sealed record AgentOrigin(string Name, bool IsLocal)
{
    /// <summary>The commit that was fetched, 40 hexadecimal digits; null for a folder.</summary>
    public string? Commit { get; init; }

    /// <summary>The address it was fetched from, with <c>#FOLDER</c>, as its host wants to be asked; null for a folder.</summary>
    public string? Address { get; init; }
}
