using System.Text;

namespace AgentOS.Store.Repositories.Git;

/// <summary>A token for one host, as git sends it. It goes to git in the environment: arguments are everybody's to read, and a file would stay.</summary>
/// <param name="Scope">The address below which it is sent, and nowhere else.</param>
/// <param name="Header">The header with it.</param>
internal sealed record GitAccess(string Scope, string Header)
{
    // What hosts expect with a token in a password's place; most of them ignore the name.
    private const string TokenUser = "x-access-token";

    public static GitAccess Of(RepositoryAddress address, string token)
    {
        int pathAt = address.Url.IndexOf('/', address.Url.IndexOf("://", StringComparison.Ordinal) + 3);
        string credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TokenUser}:{token}"));
        return new GitAccess(address.Url[..(pathAt + 1)], $"Authorization: Basic {credentials}");
    }
}
