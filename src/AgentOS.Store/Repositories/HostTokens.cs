using AgentOS.Vault;

namespace AgentOS.Store.Repositories;

/// <summary>Where tokens for private repositories are: GitHub's in the vault as <c>github</c>, or in GITHUB_TOKEN or GH_TOKEN; others' in the vault as <c>git</c> with the host as id.</summary>
/// <param name="vault">Opens a stored key; null when there is none.</param>
public sealed class HostTokens(Func<KeyName, string?> vault)
{
    private const string GitHubHost = "github.com", GitHubKey = "github", OtherKey = "git";

    /// <summary>The token for a host; null when there is none. A <see cref="RepositoryToken"/>.</summary>
    public string? Find(string host)
    {
        if (host == GitHubHost)
            return vault(KeyName.Of(GitHubKey)) ?? Variable("GITHUB_TOKEN") ?? Variable("GH_TOKEN");
        // An id has no brackets; a numeric address of version 6 has a name somewhere.
        return host.StartsWith('[') ? null : vault(KeyName.Of(OtherKey, host));
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
