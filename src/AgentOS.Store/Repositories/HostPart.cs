using System.Text.RegularExpressions;
using AgentOS.Errors;

namespace AgentOS.Store.Repositories;

/// <summary>Who is asked where. None of it can be taken for an option by ssh(1), which gets it as an argument.</summary>
/// <param name="User">As whom; null when nobody is named.</param>
/// <param name="Host">A name or address, small letters.</param>
/// <param name="Port">Null is the scheme's.</param>
internal sealed partial record HostPart(string? User, string Host, int? Port)
{
    /// <exception cref="AgentOSException"><see cref="RepositoryErrors.BadAddress"/>, <see cref="RepositoryErrors.SecretInAddress"/>.</exception>
    public static HostPart Parse(string text, string authority)
    {
        int at = authority.LastIndexOf('@');
        string? user = at < 0 ? null : authority[..at];
        if (user?.Contains(':', StringComparison.Ordinal) == true)
            throw new AgentOSException(RepositoryErrors.SecretInAddress, "fetch", $"…@{authority[(at + 1)..]}");
        Match match = Place().Match(authority[(at + 1)..]);
        if (!match.Success || (user is not null && !Name().IsMatch(user)))
            throw new AgentOSException(RepositoryErrors.BadAddress, "fetch", text, "its host is no name of a host");
        bool hasPort = match.Groups["port"].Success;
        if (hasPort && !ushort.TryParse(match.Groups["port"].ValueSpan, out _))
            throw new AgentOSException(RepositoryErrors.BadAddress, "fetch", text, "its port is no port");
        return new HostPart(user, match.Groups["host"].Value.ToLowerInvariant(), hasPort ? int.Parse(match.Groups["port"].ValueSpan) : null);
    }

    /// <summary>The same, its port not named when it is the scheme's own.</summary>
    public HostPart Without(int schemePort) => Port == schemePort ? this with { Port = null } : this;

    public override string ToString() => $"{(User is null ? "" : $"{User}@")}{Host}{(Port is null ? "" : $":{Port}")}";

    [GeneratedRegex("^(?<host>[A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+\\])(:(?<port>[0-9]{1,5}))?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9._-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
