using System.Text;

namespace AgentOS.Llm.Cassettes;

/// <summary>A stream that is read and remembered.</summary>
/// <param name="inner">What is read; owned by somebody else.</param>
/// <param name="ended">Takes the pieces when the end has been read.</param>
internal sealed class RecordedStream(Stream inner, Action<IReadOnlyList<string>> ended) : Stream
{
    private readonly List<string> _chunks = [];
    // A piece may end within a character.
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private bool _isOver;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Remember(buffer.Span[..count], isAsked: buffer.Length > 0);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = inner.Read(buffer, offset, count);
        Remember(buffer.AsSpan(offset, read), isAsked: count > 0);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Remember(ReadOnlySpan<byte> bytes, bool isAsked)
    {
        char[] text = new char[_decoder.GetCharCount(bytes, flush: false)];
        _ = _decoder.GetChars(bytes, text, flush: false);
        if (text.Length > 0)
            _chunks.Add(new string(text));
        if (bytes.IsEmpty && isAsked && !_isOver)
        {
            _isOver = true;
            ended(_chunks);
        }
    }
}
