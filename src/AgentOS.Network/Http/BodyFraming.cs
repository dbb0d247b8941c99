using System.Globalization;

namespace AgentOS.Network.Http;

/// <summary>How a body ends (RFC 9112, 6).</summary>
public readonly record struct BodyFraming
{
    private const string TransferEncoding = "Transfer-Encoding", ContentLength = "Content-Length", ChunkedName = "chunked";

    private BodyFraming(long? length, bool isChunked) => (Length, IsChunked) = (length, isChunked);

    /// <summary>There is no body.</summary>
    public static BodyFraming None { get; } = new(0, false);

    /// <summary>It comes in chunks; the last one is empty.</summary>
    public static BodyFraming Chunked { get; } = new(null, true);

    /// <summary>It ends with the connection.</summary>
    public static BodyFraming UntilClose { get; } = new(null, false);

    /// <summary>Its bytes; null when they are not known before.</summary>
    public long? Length { get; }

    /// <summary>Whether it comes in chunks.</summary>
    public bool IsChunked { get; }

    /// <summary>Whether it ends with the connection.</summary>
    public bool EndsWithConnection => Length is null && !IsChunked;

    /// <summary>It has that many bytes.</summary>
    public static BodyFraming Of(long length) => new(length, false);

    /// <summary>What a request's header says.</summary>
    /// <exception cref="FormatException">It says it in a way that servers read differently.</exception>
    public static BodyFraming OfRequest(HeaderFields header, int minorVersion)
    {
        if (minorVersion == 0 && header.Count(TransferEncoding) > 0)
            throw new FormatException("HTTP/1.0 has no Transfer-Encoding");
        return Of(header) ?? None;
    }

    /// <summary>What a response's header says.</summary>
    /// <exception cref="FormatException">It says it in a way that clients read differently.</exception>
    public static BodyFraming OfResponse(HeaderFields header) => Of(header) ?? UntilClose;

    private static BodyFraming? Of(HeaderFields header)
    {
        int encodings = header.Count(TransferEncoding), lengths = header.Count(ContentLength);
        if (encodings + lengths > 1)
            throw new FormatException("it says more than once how long its body is");
        if (encodings == 1)
            return header[TransferEncoding]!.Equals(ChunkedName, StringComparison.OrdinalIgnoreCase) ? Chunked : throw new FormatException("Transfer-Encoding is not just chunked");
        if (lengths == 0)
            return null;
        return long.TryParse(header[ContentLength], NumberStyles.None, CultureInfo.InvariantCulture, out long length) ? Of(length) : throw new FormatException("Content-Length is no number");
    }
}
