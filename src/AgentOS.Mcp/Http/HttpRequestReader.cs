using System.Globalization;
using System.Text;

namespace AgentOS.Mcp.Http;

/// <summary>Reads HTTP/1.1 requests (RFC 9112), strictly: what is ambiguous is refused, so that nobody in between reads it otherwise.</summary>
/// <param name="stream">The connection.</param>
internal sealed class HttpRequestReader(Stream stream)
{
    /// <summary>The longest body: a frame of the kernel in base64, with room for its JSON.</summary>
    public const int MostBodyBytes = 4 * 1024 * 1024;

    private const int MostHeadBytes = 32 * 1024;
    private const int BufferBytes = 16 * 1024;

    private static readonly byte[] s_continue = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();

    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _end;

    /// <summary>Whether bytes of a next request are here already.</summary>
    public bool HasMore => _start < _end;

    /// <summary>The next request's head and body; null at the end of the connection.</summary>
    /// <exception cref="HttpParseException">It is none, or too long.</exception>
    public async Task<(string Method, string Path, Dictionary<string, string> Headers, byte[] Body)?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
            return null;
        string[] start = (await ReadLineAsync(cancellationToken).ConfigureAwait(false)).Split(' ');
        if (start is not [{ Length: > 0 } method, ['/', ..] target, "HTTP/1.1"])
            throw new HttpParseException(400, "no HTTP/1.1 request line");
        Dictionary<string, string> headers = await ReadHeadersAsync(cancellationToken).ConfigureAwait(false);
        byte[] body = await ReadBodyAsync(headers, cancellationToken).ConfigureAwait(false);
        return (method, target.Split('?')[0], headers, body);
    }

    private async Task<Dictionary<string, string>> ReadHeadersAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        int total = 0;
        while (await ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } line)
        {
            total += line.Length;
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (total > MostHeadBytes)
                throw new HttpParseException(431, "the headers are too long");
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(' ', '\t'))
                throw new HttpParseException(400, "a header without a name");
            string name = line[..colon], value = line[(colon + 1)..].Trim(' ', '\t');
            headers[name] = headers.TryGetValue(name, out string? first) ? $"{first}, {value}" : value;
        }

        return headers;
    }

    private async Task<byte[]> ReadBodyAsync(Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        bool isChunked = headers.TryGetValue("Transfer-Encoding", out string? coding), isCounted = headers.TryGetValue("Content-Length", out string? length);
        if (isChunked && (isCounted || !string.Equals(coding, "chunked", StringComparison.OrdinalIgnoreCase)))
            throw new HttpParseException(400, "the body's length is said in two ways");
        if (!isChunked && !isCounted)
            return [];
        int count = isCounted ? ParseLength(length!, NumberStyles.None) : 0;
        if (headers.TryGetValue("Expect", out string? expected) && string.Equals(expected, "100-continue", StringComparison.OrdinalIgnoreCase))
            await stream.WriteAsync(s_continue, cancellationToken).ConfigureAwait(false);
        return isChunked ? await ReadChunksAsync(cancellationToken).ConfigureAwait(false) : await ReadBytesAsync(count, cancellationToken).ConfigureAwait(false);
    }

    private async Task<byte[]> ReadChunksAsync(CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        while (true)
        {
            string size = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            int count = ParseLength(size.Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier);
            if (body.Length + count > MostBodyBytes)
                throw new HttpParseException(413, "the body is too long");
            if (count == 0)
                break;
            body.Write(await ReadBytesAsync(count, cancellationToken).ConfigureAwait(false));
            if ((await ReadLineAsync(cancellationToken).ConfigureAwait(false)).Length > 0)
                throw new HttpParseException(400, "a chunk has another length than it says");
        }

        // Trailers are read and dropped.
        await ReadHeadersAsync(cancellationToken).ConfigureAwait(false);
        return body.ToArray();
    }

    private static int ParseLength(string text, NumberStyles style) => !int.TryParse(text, style, CultureInfo.InvariantCulture, out int count) || count < 0
        ? throw new HttpParseException(400, "a length that is no number")
        : count <= MostBodyBytes ? count : throw new HttpParseException(413, "the body is too long");

    private async Task<byte[]> ReadBytesAsync(int count, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[count];
        int taken = Math.Min(count, _end - _start);
        _buffer.AsSpan(_start, taken).CopyTo(bytes);
        _start += taken;
        try
        {
            await stream.ReadExactlyAsync(bytes.AsMemory(taken), cancellationToken).ConfigureAwait(false);
        }
        catch (EndOfStreamException)
        {
            throw new HttpParseException(400, "the connection ended inside a body");
        }

        return bytes;
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        StringBuilder line = new();
        while (true)
        {
            ReadOnlyMemory<byte> seen = _buffer.AsMemory(_start, _end - _start);
            int end = seen.Span.IndexOf((byte)'\n');
            line.Append(Encoding.Latin1.GetString(seen.Span[..(end < 0 ? seen.Length : end)]));
            _start += end < 0 ? seen.Length : end + 1;
            if (line.Length > MostHeadBytes)
                throw new HttpParseException(431, "a line is too long");
            if (end >= 0)
                return line is { Length: > 0 } && line[^1] == '\r' ? line.ToString(0, line.Length - 1) : throw new HttpParseException(400, "a line without CR");
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
                throw new HttpParseException(400, "the connection ended inside a request");
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        return _end > 0;
    }
}
