namespace AgentOS.Store.Searching;

/// <summary>One repository of GitHub's answer.</summary>
internal sealed record GitHubRepository
{
    public string? FullName { get; set; }

    public string? Description { get; set; }

    public string? HtmlUrl { get; set; }

    public long StargazersCount { get; set; }
}
