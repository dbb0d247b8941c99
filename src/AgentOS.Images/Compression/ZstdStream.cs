using AgentOS.Errors;

namespace AgentOS.Images.Compression;

/// <summary>Reads Zstandard frames (RFC 8878), one after another.</summary>
internal sealed unsafe class ZstdStream : Stream
{
    // 128 MiB, which is what the library itself takes by default: a frame must not make this process take more.
    private const int LargestWindow = 27;

    private readonly Stream _source;
    private readonly byte[] _input = new byte[128 * 1024];
    private nint _context;
    private int _start;
    private int _end;
    private bool _isInFrame;

    /// <summary>Reads from another stream, which it owns.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.NoZstandard"/>.</exception>
    public ZstdStream(Stream source)
    {
        _source = source;
        try
        {
            _context = LibZstd.Create();
        }
        catch (DllNotFoundException missing)
        {
            throw new AgentOSException(ImageErrors.NoZstandard, "read", "a layer", null, missing);
        }

        _ = LibZstd.SetParameter(_context, LibZstd.WindowLogMax, LargestWindow);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, _source.Read(_input));
                if (_end == 0 && !_isInFrame)
                    return 0;
            }

            int written = Decompress(buffer);
            if (written > 0)
                return written;
            if (_end == 0)
                throw new InvalidDataException("the compressed stream ends early");
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _context, 0) is not 0 and nint context)
            _ = LibZstd.Free(context);
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }

    // SAFETY: both arrays are fixed for the call, and the library writes no further than the sizes it is given.
    private int Decompress(Span<byte> buffer)
    {
        fixed (byte* input = _input, output = buffer)
        {
            LibZstd.Buffer from = new() { Start = input, Size = (nuint)_end, Position = (nuint)_start };
            LibZstd.Buffer to = new() { Start = output, Size = (nuint)buffer.Length };
            nuint answer = LibZstd.Decompress(_context, &to, &from);
            if (LibZstd.IsError(answer) != 0)
                throw new InvalidDataException("the compressed stream is damaged");
            _isInFrame = answer != 0;
            _start = (int)from.Position;
            return (int)to.Position;
        }
    }
}
