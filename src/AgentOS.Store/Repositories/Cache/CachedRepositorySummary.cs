namespace AgentOS.Store.Repositories.Cache;

/// <summary>A repository in the cache.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Commits">What of it is there, 40 hexadecimal digits each.</param>
/// <param name="AskedAt">When its host was asked last.</param>
/// <param name="Bytes">What it takes.</param>
public sealed record CachedRepositorySummary(string Url, IReadOnlyList<string> Commits, DateTimeOffset AskedAt, long Bytes);
