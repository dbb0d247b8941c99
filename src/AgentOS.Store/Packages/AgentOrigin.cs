namespace AgentOS.Store.Packages;

/// <summary>Where an agent came from.</summary>
/// <param name="Name">What the user called it: a folder or an address, in its full form.</param>
/// <param name="IsLocal">Whether it is a folder of the user's own.</param>
public sealed record AgentOrigin(string Name, bool IsLocal)
{
    /// <summary>The commit that was fetched, 40 hexadecimal digits; null for a folder.</summary>
    public string? Commit { get; init; }
}
