using System.IO.Pipelines;
using AgentOS.Kernel;

namespace AgentOS.Server.Files;

/// <summary>A regular file of a running sandbox, read once from a place that is chosen before. Its length is the one it had when it was opened; the kernel says 0 of its own (<c>/proc</c>), which are read to their end.</summary>
internal sealed class GuestFileStream : Stream
{
    private const long ToTheEnd = -1;

    private readonly GuestFiles _files;
    private readonly string _path;
    private readonly Pipe _pipe = new();
    private readonly CancellationTokenSource _closed = new();
    private Stream? _content;

    private GuestFileStream(GuestFiles files, string path, long length) => (_files, _path, Length) = (files, path, length);

    public override bool CanRead => true;

    public override bool CanSeek => Length > 0 && _content is null;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get; set; }

    /// <summary>Opens it.</summary>
    /// <exception cref="AgentOS.Storage.FileSystemException">ENOENT, EISDIR, EACCES, …</exception>
    public static async Task<GuestFileStream> OpenAsync(GuestFiles files, string path, CancellationToken cancellationToken)
    {
        long length = 0;
        await files.ReadAsync(path, Null, length: 0, found: entry => length = entry.Size, cancellationToken: cancellationToken);
        return new GuestFileStream(files, path, length);
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _content ??= Begin();
        int count = await _content.ReadAsync(buffer, cancellationToken);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        _closed.Cancel();
        base.Dispose(disposing);
    }

    private Stream Begin()
    {
        _ = FillAsync(Position);
        return _pipe.Reader.AsStream();
    }

    // What grew since it was opened is not part of what was announced.
    private async Task FillAsync(long offset)
    {
        try
        {
            await _files.ReadAsync(_path, _pipe.Writer.AsStream(), offset, Length > 0 ? Math.Max(Length - offset, 0) : ToTheEnd, cancellationToken: _closed.Token);
            await _pipe.Writer.CompleteAsync();
        }
        catch (Exception failure)
        {
            await _pipe.Writer.CompleteAsync(failure);
        }
    }
}
