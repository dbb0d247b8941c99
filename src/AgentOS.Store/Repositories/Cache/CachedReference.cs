namespace AgentOS.Store.Repositories.Cache;

/// <summary>What a name in a repository meant when the remote was asked last.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Commit">Its commit.</param>
/// <param name="Folder">The part of the repository that the address means; null is all of it.</param>
/// <param name="AskedAt">When.</param>
internal sealed record CachedReference(ReferenceKind Kind, string Commit, string? Folder, DateTimeOffset AskedAt)
{
    /// <summary>Whether it is believed without asking again: tags and commits stay, branches for an hour.</summary>
    public bool IsFresh(DateTimeOffset now) => Kind != ReferenceKind.Branch || (now >= AskedAt && now - AskedAt < RepositoryLimits.BranchAge);
}
