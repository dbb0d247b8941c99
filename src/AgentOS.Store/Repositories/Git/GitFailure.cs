using System.Text;
using System.Text.RegularExpressions;
using AgentOS.Errors;
using AgentOS.Store.Texts;

namespace AgentOS.Store.Repositories.Git;

/// <summary>git ended with an error.</summary>
internal sealed partial class GitFailure(int status, byte[] complaint) : Exception($"git ended with status {status}")
{
    private const int LongestDetail = 300, NoProgram = 127;

    /// <summary>What it means. The words are git's, curl's and ssh's in the C locale.</summary>
    public ErrorDefinition Definition { get; } = status == NoProgram ? RepositoryErrors.GitMissing : Read(Encoding.UTF8.GetString(complaint));

    /// <summary>What it said, in one harmless line.</summary>
    public string Detail { get; } = Shorten(Encoding.UTF8.GetString(complaint));

    /// <summary>The failure as it is told to a person.</summary>
    public AgentOSException ToError(RepositoryAddress address) => new(Definition, "fetch", address.Url, Detail.Length == 0 ? null : Detail, this);

    private static ErrorDefinition Read(string text)
    {
        if (HostKey().IsMatch(text))
            return RepositoryErrors.HostKey;
        if (Unreachable().IsMatch(text))
            return RepositoryErrors.Unreachable;
        if (Private().IsMatch(text))
            return RepositoryErrors.Private;
        if (TooLarge().IsMatch(text))
            return RepositoryErrors.TooLarge;
        return NotFound().IsMatch(text) ? RepositoryErrors.NotFound : RepositoryErrors.GitFailed;
    }

    private static string Shorten(string text)
    {
        string line = string.Join("; ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(3));
        string harmless = VisibleText.Of(line);
        return harmless.Length > LongestDetail ? harmless[..LongestDetail] + "…" : harmless;
    }

    [GeneratedRegex("Host key verification failed|REMOTE HOST IDENTIFICATION", RegexOptions.NonBacktracking)]
    private static partial Regex HostKey();

    [GeneratedRegex("Could not resolve|Couldn't connect|Failed to connect|Connection refused|Connection timed out|Connection reset|Network is unreachable|No route to host|Temporary failure in name|unable to look up|Operation timed out|Empty reply|unable to connect", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Unreachable();

    [GeneratedRegex("could not read Username|could not read Password|terminal prompts disabled|Authentication failed|Permission denied|error: 40[13]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Private();

    [GeneratedRegex("signal 25|File size limit|File too large|Out of memory|malloc failed|mmap failed", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex TooLarge();

    [GeneratedRegex("not found|does not exist|does not appear to be a git repository|not exported", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex NotFound();
}
