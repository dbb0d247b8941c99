using AgentOS.Store.Packages;

namespace AgentOS.Store.Repositories;

/// <summary>A commit's files in the cache.</summary>
/// <param name="Commit">40 hexadecimal digits.</param>
/// <param name="Folder">The folder of the repository that they are; null is all of it.</param>
/// <param name="Content">They.</param>
internal sealed record FetchedRepository(string Commit, string? Folder, PackageContent Content);
