using AgentOS.Network.Policy;
using AgentOS.Policy.Hosts;

namespace AgentOS.Network.Http;

/// <summary>Where a request goes: what its Host and its target say, which must be the same.</summary>
/// <param name="Host">In its one spelling.</param>
/// <param name="Port">1 to 65535; null when it says none.</param>
/// <param name="PathAndQuery">Begins with /; <c>*</c> for the server as a whole.</param>
public sealed record RequestTarget(string Host, int? Port, string PathAndQuery)
{
    private const string Plain = "http://";
    private const int PlainPort = 80;

    /// <summary>Reads it from a request other than CONNECT.</summary>
    /// <exception cref="FormatException">It says nothing, or two things; says why.</exception>
    public static RequestTarget Of(RequestHead request)
    {
        if (request.Method == "CONNECT")
            throw new FormatException("a tunnel is not asked for here");
        RequestTarget? host = request.Header["Host"] is { Length: > 0 } field ? OfAuthority(field, request.Target) : null;
        if (request.Target.StartsWith('/') || (request.Target == "*" && request.Method == "OPTIONS"))
            return host ?? throw new FormatException("it names no host");
        HttpTarget whole = HttpTarget.Parse(request.Target);
        if (whole.IsSecure || !request.Target.StartsWith(Plain, StringComparison.OrdinalIgnoreCase))
            throw new FormatException("its target is no path and no http:// URL");
        if (host is not null && (host.Host != whole.Host || (host.Port ?? PlainPort) != whole.Port))
            throw new FormatException("its Host is another than its target's");
        return new RequestTarget(whole.Host, whole.Port, whole.PathAndQuery);
    }

    /// <summary>Reads HOST[:PORT].</summary>
    /// <exception cref="FormatException">It is none; says why.</exception>
    public static RequestTarget OfAuthority(string authority, string pathAndQuery)
    {
        int colon = authority.LastIndexOf(':');
        return colon < 0 || authority.EndsWith(']')
            ? new RequestTarget(HostText.Normalise(authority), null, pathAndQuery)
            : new RequestTarget(HostText.Normalise(authority[..colon]), PortNumber.Parse(authority.AsSpan(colon + 1)), pathAndQuery);
    }

    /// <summary>Makes a request of a proxy or of an odd client one that its server expects: a path for a target, and no other protocol but WebSocket.</summary>
    public void Prepare(RequestHead request)
    {
        request.Target = PathAndQuery;
        request.Header.Remove("Proxy-Connection");
        request.Header.Remove("Proxy-Authorization");
        request.Header.Remove("HTTP2-Settings");
        if (request.Header["Upgrade"] is { } protocol && !protocol.Equals("websocket", StringComparison.OrdinalIgnoreCase))
        {
            request.Header.Remove("Upgrade");
            request.Header.Set("Connection", request.KeepsAlive ? "keep-alive" : "close");
        }
    }
}
