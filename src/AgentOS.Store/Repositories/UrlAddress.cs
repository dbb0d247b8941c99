using AgentOS.Errors;

namespace AgentOS.Store.Repositories;

/// <summary>An address with a scheme.</summary>
internal static class UrlAddress
{
    private const string TreeMark = "/tree/", OtherTreeMark = "/-/tree/";

    /// <param name="text">What the user wrote.</param>
    /// <param name="address">It, with its scheme and without a fragment.</param>
    public static RepositoryAddress Parse(string text, string address)
    {
        int authorityAt = address.IndexOf("://", StringComparison.Ordinal) + 3;
        string scheme = address[..(authorityAt - 3)].ToLowerInvariant();
        if (scheme is not ("https" or "http" or "ssh" or "git"))
            throw new AgentOSException(RepositoryErrors.Transport, "fetch", text, $"'{scheme}' is not one of https, http, ssh and git");
        int pathAt = address.IndexOf('/', authorityAt);
        if (pathAt < 0)
            throw new AgentOSException(RepositoryErrors.BadAddress, "fetch", text, "it names no repository");
        HostPart host = HostPart.Parse(text, address[authorityAt..pathAt]).Without(DefaultPort(scheme));
        if (scheme != "ssh" && host.User is not null)
            throw new AgentOSException(RepositoryErrors.SecretInAddress, "fetch", $"{scheme}://…@{host.Host}{address[pathAt..]}");

        (string path, string? tree) = scheme is "https" or "http" ? CutTree(address[pathAt..]) : (address[pathAt..], null);
        (path, string? reference) = RepositoryPath.CutReference(path);
        path = RepositoryPath.Demand(text, path);
        if (host.Host is "github.com" or "www.github.com")
            return new RepositoryAddress(OfGitHub(text, scheme, host, path), "github.com") { Reference = reference, Tree = tree };
        return new RepositoryAddress($"{scheme}://{host}{path}", host.Host) { Reference = reference, Tree = tree };
    }

    private static int DefaultPort(string scheme) => scheme switch
    {
        "https" => 443,
        "http" => 80,
        "ssh" => 22,
        _ => 9418, // git-daemon(1)
    };

    // Groups may nest where "/-/" marks the end of the path; elsewhere it is OWNER/NAME.
    private static (string Path, string? Tree) CutTree(string path)
    {
        int at = path.IndexOf(OtherTreeMark, StringComparison.Ordinal);
        if (at > 0)
            return (path[..at], Rest(path, at + OtherTreeMark.Length));
        at = path.IndexOf(TreeMark, StringComparison.Ordinal);
        return at > 0 && path.AsSpan(1, at - 1).Contains('/') ? (path[..at], Rest(path, at + TreeMark.Length)) : (path, null);
    }

    private static string? Rest(string path, int at) => path[at..].Trim('/') is { Length: > 0 } rest ? Uri.UnescapeDataString(rest) : null;

    private static string OfGitHub(string text, string scheme, HostPart host, string path)
    {
        const string suffix = ".git";
        string name = path.EndsWith(suffix, StringComparison.Ordinal) ? path[..^suffix.Length] : path;
        if (name.Count(character => character == '/') != 2)
            throw new AgentOSException(RepositoryErrors.BadAddress, "fetch", text, "a repository at GitHub is github.com/OWNER/NAME");
        return scheme == "ssh" ? $"ssh://{host}{name}{suffix}" : $"https://github.com{name}";
    }
}
