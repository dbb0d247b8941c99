namespace AgentOS.Store.Repositories.Cache;

/// <summary>What the cache knows of one repository: <c>repository.json</c> in its folder.</summary>
internal sealed record RepositoryRecord
{
    /// <summary>Its address.</summary>
    public string Url { get; set; } = "";

    /// <summary>What was asked for, and what it meant.</summary>
    public Dictionary<string, CachedReference> References { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What is there, by its folder's name.</summary>
    public Dictionary<string, CachedTree> Trees { get; set; } = new(StringComparer.Ordinal);
}
