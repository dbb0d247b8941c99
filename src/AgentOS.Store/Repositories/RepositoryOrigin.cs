namespace AgentOS.Store.Repositories;

/// <summary>
/// The one name of a repository, or of a folder of it, however its address was written: what approvals, sessions and policies know an agent by. A branch,
/// tag or commit is no part of it, because the next version of an agent is the same agent.
/// </summary>
internal static class RepositoryOrigin
{
    private const string GitSuffix = ".git", GitHub = "github.com";

    /// <summary>The name.</summary>
    /// <param name="address">The address.</param>
    /// <param name="folder">The folder that it turned out to mean; null is all of it.</param>
    public static string Of(RepositoryAddress address, string? folder)
    {
        string url = address.Url.EndsWith(GitSuffix, StringComparison.Ordinal) ? address.Url[..^GitSuffix.Length] : address.Url;
        // GitHub's owners and names are the same in large and small letters, so nobody else can have the other spelling.
        string repository = address.Host == GitHub ? url.ToLowerInvariant() : url;
        return folder is null ? repository : $"{repository}#{folder}";
    }

    /// <summary>What an address can be the name of before anybody has asked the repository where after <c>/tree/</c> the folder begins; the likeliest first.</summary>
    public static IEnumerable<string> Possible(RepositoryAddress address)
    {
        if (address.Folder is not null || address.Tree is not { } tree)
            return [Of(address, address.Folder)];
        IEnumerable<string> folders = Enumerable.Range(0, tree.Length).Where(at => tree[at] == '/').Select(at => tree[(at + 1)..]);
        return [.. folders.Select(folder => Of(address, folder)), Of(address, null)];
    }
}
