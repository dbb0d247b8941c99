using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace AgentOS.Mcp.Http;

/// <summary>The body of an answer to POST: its head leaves with the first bytes, when it is known whether there is an answer, and of which kind.</summary>
internal sealed class PostBody(HttpResponse response, CancellationToken gone) : Stream
{
    private int _status = 200;
    private Stream? _body;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The status the first message asks for (basic/transports of the revision without sessions).</summary>
    public ValueTask ChooseStatus(JsonRpcMessage? first)
    {
        _status = first is JsonRpcError error ? StatusOf((McpErrorCode)error.Error.Code) : 200;
        return ValueTask.CompletedTask;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _body ??= await response.BeginAsync(_status, "text/event-stream", gone).ConfigureAwait(false);
        await _body.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override Task FlushAsync(CancellationToken cancellationToken) => _body?.FlushAsync(cancellationToken) ?? Task.CompletedTask;

    public override void Flush() => _body?.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (_body is not null)
            await _body.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private static int StatusOf(McpErrorCode code) => code switch
    {
        McpErrorCode.UnsupportedProtocolVersion or McpErrorCode.HeaderMismatch or McpErrorCode.MissingRequiredClientCapability => 400,
        _ => 200,
    };
}
