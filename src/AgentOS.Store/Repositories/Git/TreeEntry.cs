using AgentOS.Store.Packages;

namespace AgentOS.Store.Repositories.Git;

/// <summary>One file or link of a commit.</summary>
/// <param name="Object">Its blob, hexadecimal.</param>
/// <param name="Entry">Where it goes and what it is.</param>
internal readonly record struct TreeEntry(string Object, PackageEntry Entry);
