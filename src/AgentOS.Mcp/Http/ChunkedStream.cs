using System.Globalization;
using System.Text;

namespace AgentOS.Mcp.Http;

/// <summary>Writes in chunks (RFC 9112, 7.1); disposing it writes the last one.</summary>
internal sealed class ChunkedStream(Stream stream) : Stream
{
    private static readonly byte[] s_last = "0\r\n\r\n"u8.ToArray();
    private bool _isOver;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return;
        byte[] size = Encoding.ASCII.GetBytes(buffer.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        await stream.WriteAsync((byte[])[.. size, .. buffer.Span, (byte)'\r', (byte)'\n'], cancellationToken).ConfigureAwait(false);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override Task FlushAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);

    public override void Flush() => stream.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (_isOver)
            return;
        _isOver = true;
        await stream.WriteAsync(s_last).ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
}
