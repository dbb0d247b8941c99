using System.Text;

namespace AgentOS.Network.Http;

/// <summary>The head of an HTTP/1.x request, read strictly: what servers read in different ways is refused.</summary>
public sealed class RequestHead
{
    // A proxy at the other side would take away what Connection names (RFC 9110, 7.6.1), and read the rest as another request.
    private static readonly string[] s_endToEnd = ["host", "content-length", "transfer-encoding"];

    /// <summary>As it was sent: <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>A path with its query, a whole URL, <c>*</c>, or HOST:PORT of CONNECT.</summary>
    public required string Target { get; set; }

    /// <summary>1 for HTTP/1.1, 0 for HTTP/1.0.</summary>
    public required int MinorVersion { get; init; }

    /// <summary>The header.</summary>
    public required HeaderFields Header { get; init; }

    /// <summary>How its body ends.</summary>
    public required BodyFraming Framing { get; init; }

    /// <summary>Whether the client asks for another protocol.</summary>
    public bool IsUpgrade => Header["Upgrade"] is not null;

    /// <summary>Whether the client wants to send more requests.</summary>
    public bool KeepsAlive => MinorVersion == 1 ? !Header.List("Connection").Contains("close", StringComparer.Ordinal) : Header.List("Connection").Contains("keep-alive", StringComparer.Ordinal);

    /// <summary>Reads one.</summary>
    /// <param name="head">All of it, with the empty line.</param>
    /// <exception cref="FormatException">It is none; says why.</exception>
    public static RequestHead Parse(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> line = HeadLines.TakeLine(ref head);
        int first = line.IndexOf((byte)' '), last = line.LastIndexOf((byte)' ');
        if (first <= 0 || last <= first || !HttpToken.Is(line[..first]) || !HttpToken.IsVisible(line[(first + 1)..last]))
            throw new FormatException("the request line is not METHOD TARGET HTTP/1.1");
        int version = HeadLines.MinorVersion(line[(last + 1)..]);
        HeaderFields header = HeadLines.ReadFields(head);
        if (header.Count("Host") > 1 || (version == 1 && header.Count("Host") == 0))
            throw new FormatException("there is not exactly one Host");
        if (header.List("Connection").Any(s_endToEnd.Contains))
            throw new FormatException("Connection names a field that says where the request goes or ends");
        return new RequestHead
        {
            Method = Encoding.ASCII.GetString(line[..first]),
            Target = Encoding.ASCII.GetString(line[(first + 1)..last]),
            MinorVersion = version,
            Header = header,
            Framing = BodyFraming.OfRequest(header, version),
        };
    }

    /// <summary>As it is sent on.</summary>
    public byte[] ToBytes()
    {
        StringBuilder text = new($"{Method} {Target} HTTP/1.{MinorVersion}\r\n");
        Header.Write(text);
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
