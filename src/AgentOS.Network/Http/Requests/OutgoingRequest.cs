using System.Globalization;
using AgentOS.Policy.Hosts;

namespace AgentOS.Network.Http.Requests;

/// <summary>A request of our own.</summary>
/// <param name="Method">As it is sent.</param>
/// <param name="Target">Where to.</param>
/// <param name="Header">Fields besides those that the connection itself needs.</param>
/// <param name="Body">Empty for none.</param>
public sealed record OutgoingRequest(string Method, HttpTarget Target, IReadOnlyDictionary<string, string> Header, ReadOnlyMemory<byte> Body)
{
    private const int SecurePort = 443, PlainPort = 80;

    // What says where a message ends or goes is not the caller's to say (RFC 9110, 7.6.1; RFC 9112, 6.1).
    private static readonly string[] s_reserved = ["Host", "Connection", "Content-Length", "Transfer-Encoding", "Upgrade", "TE", "Trailer", "Expect", "Proxy-Connection", "Keep-Alive", "Accept-Encoding"];

    /// <summary>Host and port as a Host field has them.</summary>
    public string Authority => Target.Port == (Target.IsSecure ? SecurePort : PlainPort) ? Target.Host : $"{Target.Host}:{Target.Port}";

    /// <summary>Its head.</summary>
    /// <exception cref="FormatException">A field is none, or is one that the caller may not set.</exception>
    public RequestHead ToHead()
    {
        HeaderFields header = new();
        header.Set("Host", Authority);
        header.Set("User-Agent", "agentos");
        header.Set("Accept", "*/*");
        // Bodies are shown as they are.
        header.Set("Accept-Encoding", "identity");
        foreach ((string name, string value) in Header)
        {
            if (s_reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new FormatException($"the header field {name} is made by the kernel");
            header.Set(name, value);
        }

        header.Set("Connection", "close");
        if (!Body.IsEmpty || Method is "POST" or "PUT" or "PATCH")
            header.Set("Content-Length", Body.Length.ToString(CultureInfo.InvariantCulture));
        return HttpToken.Is(System.Text.Encoding.Latin1.GetBytes(Method)) && Method != "CONNECT"
            ? new RequestHead { Method = Method, Target = Target.PathAndQuery, MinorVersion = 1, Header = header, Framing = BodyFraming.Of(Body.Length) }
            : throw new FormatException("this is no method");
    }
}
