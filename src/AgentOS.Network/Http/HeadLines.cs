using System.Text;

namespace AgentOS.Network.Http;

/// <summary>Lines of a head (RFC 9112, 2 to 5), without the freedoms that parsers use differently: no bare line feeds, no folded lines, no blanks before the colon.</summary>
internal static class HeadLines
{
    private const int MostFields = 256;

    /// <exception cref="FormatException">It ends without a line's end.</exception>
    public static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf("\r\n"u8);
        if (end < 0 || rest[..end].ContainsAny((byte)'\n', (byte)'\r', (byte)0))
            throw new FormatException("a line ends in a way of its own");
        ReadOnlySpan<byte> line = rest[..end];
        rest = rest[(end + 2)..];
        return line;
    }

    public static int MinorVersion(ReadOnlySpan<byte> version) =>
        version.SequenceEqual("HTTP/1.1"u8) ? 1 : version.SequenceEqual("HTTP/1.0"u8) ? 0 : throw new FormatException("the version is neither HTTP/1.1 nor HTTP/1.0");

    public static HeaderFields ReadFields(ReadOnlySpan<byte> rest)
    {
        HeaderFields header = new();
        while (true)
        {
            ReadOnlySpan<byte> line = TakeLine(ref rest);
            if (line.IsEmpty)
                return rest.IsEmpty ? header : throw new FormatException("something follows the head");
            int colon = line.IndexOf((byte)':');
            if (colon < 0 || !HttpToken.Is(line[..colon]) || !HttpToken.IsFieldValue(line[(colon + 1)..]))
                throw new FormatException("a line of the header is no field");
            if (header.Fields.Count == MostFields)
                throw new FormatException("the header has more than 256 fields");
            header.Fields.Add(new HeaderField(Encoding.ASCII.GetString(line[..colon]), Encoding.Latin1.GetString(line[(colon + 1)..].Trim(" \t"u8))));
        }
    }
}
