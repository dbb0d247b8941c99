using System.Text.RegularExpressions;
using AgentOS.Errors;

namespace AgentOS.Store.Repositories;

/// <summary>
/// Reads addresses: <c>https://HOST/PATH</c>, <c>github.com/OWNER/NAME</c>, <c>github:OWNER/NAME</c>, <c>ssh://</c>, <c>git://</c>, <c>USER@HOST:PATH</c>; each with
/// <c>@REF</c>, <c>#FOLDER</c>, and web addresses with <c>/tree/REF/FOLDER</c>.
/// </summary>
public static partial class RepositoryAddressParser
{
    private const string GitHub = "https://github.com/";
    private const int LongestAddress = 2048;

    /// <summary>Reads what may be an address.</summary>
    /// <returns>Null when it is none, but the name of something here.</returns>
    /// <exception cref="AgentOSException">It is an address that is not used; <see cref="RepositoryErrors"/>.</exception>
    public static RepositoryAddress? Parse(string text)
    {
        string full = Expand(text);
        bool isUrl = Scheme().IsMatch(full), isShell = !isUrl && ShellForm().IsMatch(full);
        if (Helper().IsMatch(full))
            throw new AgentOSException(RepositoryErrors.Transport, "fetch", text, "git would run a program of the address' choice");
        if (!isUrl && !isShell)
            return null;
        if (full.Length > LongestAddress || full.Any(character => character is <= ' ' or > '~') || Uri.UnescapeDataString(full).Any(char.IsControl))
            throw new AgentOSException(RepositoryErrors.BadAddress, "fetch", text, "a character of it is not allowed, or it is too long");
        (string address, string? folder) = Cut(full, full.IndexOf('#', StringComparison.Ordinal));
        RepositoryAddress parsed = isUrl ? UrlAddress.Parse(text, address) : ShellAddress.Parse(text, address);
        if (parsed.Reference is { } reference && !ReferenceName.IsSound(reference))
            throw new AgentOSException(RepositoryErrors.BadAddress, "fetch", text, $"'{reference}' cannot be a branch, tag or commit");
        return parsed with { Folder = folder is null ? null : RepositoryFolder.Demand(folder) };
    }

    /// <summary>Parts a text at a character, which goes.</summary>
    internal static (string Before, string? After) Cut(string text, int at) => at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);

    private static string Expand(string text)
    {
        const string shortForm = "github:", git = "git+";
        if (text.StartsWith(shortForm, StringComparison.OrdinalIgnoreCase) && !text.StartsWith("github://", StringComparison.OrdinalIgnoreCase))
            return GitHub + text[shortForm.Length..].TrimStart('/');
        foreach (string host in (string[])["github.com/", "www.github.com/"])
        {
            if (text.StartsWith(host, StringComparison.OrdinalIgnoreCase))
                return GitHub + text[host.Length..];
        }

        return text.StartsWith(git, StringComparison.Ordinal) ? text[git.Length..] : text;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*://", RegexOptions.NonBacktracking)]
    private static partial Regex Scheme();

    // git-fetch(1), "Git URLs": a transport helper is NAME::ADDRESS.
    [GeneratedRegex("^[A-Za-z0-9+.-]+::", RegexOptions.NonBacktracking)]
    private static partial Regex Helper();

    [GeneratedRegex("^[^/:@#]+@(\\[[^\\]/]+\\]|[^/:@#]+):", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ShellForm();
}
