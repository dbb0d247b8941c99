using System.Collections.Frozen;

namespace AgentOS.Network.Http;

/// <summary>Fields behind a body that came in chunks (RFC 9110, 6.5). What is only good before a body, because it says where it goes, who sends it or how it is read, is left out.</summary>
internal static class TrailerFields
{
    /// <summary>All lines together, in bytes.</summary>
    public const int Longest = 8192;

    // RFC 9110, 6.5.1: framing, routing, modifiers of requests, authentication, control data and content.
    private static readonly FrozenSet<string> s_misplaced = FrozenSet.ToFrozenSet(
    [
        "Transfer-Encoding", "Content-Length", "Trailer", "Connection", "Upgrade", "TE", "Host", "Expect", "Max-Forwards", "Range", "If-Match", "If-None-Match", "If-Modified-Since",
        "If-Unmodified-Since", "If-Range", "Authorization", "Proxy-Authorization", "WWW-Authenticate", "Proxy-Authenticate", "Cookie", "Set-Cookie", "Cache-Control", "Expires", "Date",
        "Location", "Retry-After", "Vary", "Age", "Content-Encoding", "Content-Type", "Content-Range",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads what follows the last chunk.</summary>
    /// <exception cref="FormatException">It is too long, or holds what is no field.</exception>
    public static async ValueTask<HeaderFields> ReadAsync(HttpReader reader, CancellationToken cancellationToken)
    {
        using MemoryStream lines = new();
        ReadOnlyMemory<byte> line;
        do
        {
            line = await reader.ReadLineAsync(Longest - (int)lines.Length, cancellationToken).ConfigureAwait(false);
            lines.Write(line.Span);
            lines.Write("\r\n"u8);
        }
        while (!line.IsEmpty);
        HeaderFields fields = HeadLines.ReadFields(lines.GetBuffer().AsSpan(0, (int)lines.Length));
        fields.Fields.RemoveAll(field => s_misplaced.Contains(field.Name));
        return fields;
    }
}
