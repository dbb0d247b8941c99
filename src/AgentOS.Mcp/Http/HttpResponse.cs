using System.Globalization;
using System.Text;

namespace AgentOS.Mcp.Http;

/// <summary>The answer to a request: whole, or a stream whose end is not known yet.</summary>
/// <param name="stream">The connection.</param>
internal sealed class HttpResponse(Stream stream)
{
    private readonly List<(string Name, string Value)> _headers = [];

    /// <summary>Whether the head has left.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Adds a header.</summary>
    public void Add(string name, string value) => _headers.Add((name, value));

    /// <summary>Sends a whole answer.</summary>
    public async Task SendAsync(int status, string contentType, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (body.Length > 0)
            Add("Content-Type", contentType);
        Add("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture));
        await SendHeadAsync(status, cancellationToken).ConfigureAwait(false);
        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends an answer without content.</summary>
    public Task SendAsync(int status, CancellationToken cancellationToken) => SendAsync(status, "", default, cancellationToken);

    /// <summary>Begins an answer that is written bit by bit, and ends when the stream is disposed.</summary>
    public async Task<Stream> BeginAsync(int status, string contentType, CancellationToken cancellationToken)
    {
        Add("Content-Type", contentType);
        Add("Transfer-Encoding", "chunked");
        Add("Cache-Control", "no-cache");
        await SendHeadAsync(status, cancellationToken).ConfigureAwait(false);
        return new ChunkedStream(stream);
    }

    private Task SendHeadAsync(int status, CancellationToken cancellationToken)
    {
        HasBegun = true;
        StringBuilder head = new($"HTTP/1.1 {status} {Reason(status)}\r\n");
        foreach ((string name, string value) in _headers)
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        return stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), cancellationToken).AsTask();
    }

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        202 => "Accepted",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        431 => "Request Header Fields Too Large",
        _ => "Error",
    };
}
