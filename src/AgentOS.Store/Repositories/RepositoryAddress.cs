namespace AgentOS.Store.Repositories;

/// <summary>A repository and what of it is wanted, as an address says it.</summary>
/// <param name="Url">What git is given; no secret is in it.</param>
/// <param name="Host">The server's name, small letters.</param>
public sealed record RepositoryAddress(string Url, string Host)
{
    /// <summary>The branch, tag or commit after <c>@</c>.</summary>
    public string? Reference { get; init; }

    /// <summary>What stands after <c>/tree/</c>: a branch, tag or commit, and perhaps a folder. Where the one ends only the repository knows.</summary>
    public string? Tree { get; init; }

    /// <summary>The folder after <c>#</c>.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether what is sent is encrypted, or does not leave this machine.</summary>
    public bool IsConfidential => Url.StartsWith("https://", StringComparison.Ordinal) || (Url.StartsWith("http://", StringComparison.Ordinal) && Host is "localhost" or "127.0.0.1" or "[::1]");

    /// <summary>The same without <c>@</c>, <c>/tree/</c> and <c>#</c>: which repository it is.</summary>
    public RepositoryAddress Repository => new(Url, Host);
}
