namespace AgentOS.Store.Searching;

/// <summary>The part of GitHub's answer that is read (REST API 2022-11-28, "Search repositories").</summary>
internal sealed record GitHubAnswer
{
    public long TotalCount { get; set; }

    public IReadOnlyList<GitHubRepository>? Items { get; set; }
}
