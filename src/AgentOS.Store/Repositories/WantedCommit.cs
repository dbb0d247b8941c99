namespace AgentOS.Store.Repositories;

/// <summary>What is to be fetched.</summary>
/// <param name="Kind">What the name is.</param>
/// <param name="Source">The remote's name for it (<c>refs/heads/main</c>), or the commit, which may be cut short.</param>
/// <param name="Commit">The commit; null when it is only known after fetching.</param>
/// <param name="Folder">The part of the repository that is wanted; null is all of it.</param>
internal sealed record WantedCommit(ReferenceKind Kind, string Source, string? Commit, string? Folder);
