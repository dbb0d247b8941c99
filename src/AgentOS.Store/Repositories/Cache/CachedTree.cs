namespace AgentOS.Store.Repositories.Cache;

/// <summary>The files of a commit, or of a folder of it.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Folder">The folder; null is all of it.</param>
/// <param name="Digest">The digest of the files as git handed them out.</param>
/// <param name="FetchedAt">When.</param>
internal sealed record CachedTree(string Commit, string? Folder, string Digest, DateTimeOffset FetchedAt)
{
    /// <summary>When it was last wanted, to within a day.</summary>
    public DateTimeOffset UsedAt { get; set; } = FetchedAt;
}
