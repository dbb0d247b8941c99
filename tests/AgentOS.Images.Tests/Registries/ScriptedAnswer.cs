using System.Text;

namespace AgentOS.Images.Tests.Registries;

/// <summary>An answer, whole, cut short or without an end.</summary>
internal sealed record ScriptedAnswer(int Status, byte[] Body, params IReadOnlyList<string> Headers)
{
    /// <summary>Bytes after which the connection is cut.</summary>
    public int? CutAfter { get; init; }

    /// <summary>The body is sent again and again.</summary>
    public bool IsEndless { get; init; }

    /// <summary>After the cut the connection stays open, silent.</summary>
    public bool IsSilent { get; init; }

    public static ScriptedAnswer Of(string text, params string[] headers) => new(200, Encoding.UTF8.GetBytes(text), headers);

    public static ScriptedAnswer NotFound() => new(404, []);

    public static ScriptedAnswer Redirect(string location) => new(307, [], $"Location: {location}");

    /// <summary>A blob from where it was asked for.</summary>
    public static ScriptedAnswer Blob(byte[] blob, ScriptedRequest request) => request.From == 0
        ? new(200, blob)
        : new(206, blob[request.From..], $"Content-Range: bytes {request.From}-{blob.Length - 1}/{blob.Length}");

    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        StringBuilder head = new($"HTTP/1.1 {Status} Scripted\r\nConnection: close\r\n");
        if (!IsEndless)
            head.Append($"Content-Length: {Body.Length}\r\n");
        foreach (string header in Headers)
            head.Append(header).Append("\r\n");
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), cancellationToken);
        do
            await stream.WriteAsync(Body.AsMemory(0, CutAfter ?? Body.Length), cancellationToken);
        while (IsEndless);
        await stream.FlushAsync(cancellationToken);
        if (IsSilent)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
