using System.Buffers.Binary;
using System.Buffers.Text;
using AgentOS.Errors;

namespace AgentOS.Storage.Archives;

/// <summary>
/// Passes an archive on and looks at its headers first: the reader behind takes an extended header (names, attributes) into memory
/// whole, whatever length it claims. POSIX.1-2017 pax, "ustar Interchange Format".
/// </summary>
public sealed class HeaderGuard(Stream archive) : Stream
{
    private const int BlockSize = 512;
    private const int SizeAt = 124;
    private const int SizeLength = 12;
    private const int TypeAt = 156;
    private const long MostExtendedHeader = 1024 * 1024;

    private byte[] _buffer = new byte[BlockSize];
    private int _filled;
    private int _given;
    private long _dataBlocks;
    private int _extendedLength;
    private bool _isGlobal;
    private Dictionary<string, byte[]> _next = [];

    /// <summary>The attributes of the entry whose header was read last.</summary>
    public IReadOnlyDictionary<string, byte[]> Records { get; private set; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);

    /// <summary>Bytes of the archive that have been read.</summary>
    public long BytesRead { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_given == _filled && !Fill())
            return 0;
        int count = Math.Min(buffer.Length, _filled - _given);
        _buffer.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool Fill()
    {
        if (_extendedLength > 0)
            return Load(_extendedLength, TakeExtended);
        if (_dataBlocks > 0)
            return Load(BlockSize, () => _dataBlocks--);
        return Load(BlockSize, TakeHeader);
    }

    /// <summary>Reads some blocks, and looks at them when all of them are there.</summary>
    private bool Load(int length, Action take)
    {
        if (_buffer.Length != length)
            _buffer = new byte[length];
        _given = 0;
        _filled = archive.ReadAtLeast(_buffer, length, throwOnEndOfStream: false);
        BytesRead += _filled;
        if (_filled == length)
            take();
        return _filled > 0;
    }

    private void TakeHeader()
    {
        char type = (char)_buffer[TypeAt];
        bool isExtended = type is 'x' or 'g' or 'L' or 'K';
        long size = ReadNumber(_buffer.AsSpan(SizeAt, SizeLength));
        if (!isExtended)
        {
            Records = _next;
            _next = [];
            if (Records.TryGetValue("size", out byte[]? text) && Utf8Parser.TryParse(text, out long longSize, out _))
                size = longSize;
        }
        else if (size is < 0 or > MostExtendedHeader)
        {
            throw new AgentOSException(ArchiveErrors.Bomb, "import", "", $"a header of {size} bytes");
        }

        // Links, devices, directories and fifos have no data; the reader refuses those that claim some.
        long blocks = type is >= '1' and <= '6' ? 0 : (size + BlockSize - 1) / BlockSize;
        _extendedLength = type is 'x' or 'g' ? (int)blocks * BlockSize : 0;
        _dataBlocks = _extendedLength > 0 ? 0 : blocks;
        _isGlobal = type == 'g';
    }

    private void TakeExtended()
    {
        _extendedLength = 0;
        Dictionary<string, byte[]> records = PaxRecords.Take(_buffer);
        if (!_isGlobal)
            _next = records;
    }

    /// <summary>Octal digits, or, with the highest bit set, a binary number (GNU).</summary>
    private static long ReadNumber(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
            return BinaryPrimitives.ReadInt64BigEndian(field[^sizeof(long)..]);
        long number = 0;
        foreach (byte digit in field)
        {
            if (digit is >= (byte)'0' and <= (byte)'7')
                number = (number << 3) + digit - '0';
        }

        return number;
    }
}
