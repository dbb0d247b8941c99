using System.Globalization;

namespace AgentOS.Policy.Hosts;

/// <summary>Where a URL leads. Read strictly and by nobody else's rules: what is checked here is what is dialled.</summary>
/// <param name="IsSecure">Whether it is https.</param>
/// <param name="Host">A name in small letters, or an address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="PathAndQuery">Begins with /.</param>
public sealed record HttpTarget(bool IsSecure, string Host, int Port, string PathAndQuery)
{
    private const string Secure = "https://", Plain = "http://";
    private const int SecurePort = 443, PlainPort = 80;

    /// <summary>Reads a URL.</summary>
    /// <exception cref="FormatException">It is none, or one that programs read differently; says why.</exception>
    public static HttpTarget Parse(string url)
    {
        bool isSecure = url.StartsWith(Secure, StringComparison.OrdinalIgnoreCase);
        if (!isSecure && !url.StartsWith(Plain, StringComparison.OrdinalIgnoreCase))
            throw new FormatException("only http:// and https:// are known");
        if (url.Any(static character => character is <= ' ' or '\u007f' or '\\'))
            throw new FormatException("the URL has a space, a control character or a backslash");
        string rest = url[(isSecure ? Secure : Plain).Length..];
        int end = rest.AsSpan().IndexOfAny('/', '?', '#');
        string authority = end < 0 ? rest : rest[..end];
        if (authority.Contains('@', StringComparison.Ordinal))
            throw new FormatException("the URL names a user before the host");
        (string host, int port) = Split(authority, isSecure ? SecurePort : PlainPort);
        return new HttpTarget(isSecure, HostName.Normalise(host), port, PathOf(end < 0 ? "" : rest[end..]));
    }

    private static (string Host, int Port) Split(string authority, int standard)
    {
        int colon = authority.LastIndexOf(':');
        if (colon < 0 || authority.EndsWith(']'))
            return (authority, standard);
        string digits = authority[(colon + 1)..];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port is 0 or > ushort.MaxValue)
            throw new FormatException("the port is no number from 1 to 65535");
        return (authority[..colon], port);
    }

    private static string PathOf(string rest)
    {
        string sent = rest.Split('#')[0];
        return sent.StartsWith('/') ? sent : "/" + sent;
    }
}
