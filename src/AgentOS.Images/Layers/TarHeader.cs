using System.Text;

namespace AgentOS.Images.Layers;

/// <summary>A block of 512 bytes that begins an entry (POSIX ustar, GNU and the seventh edition's).</summary>
/// <param name="block">Its bytes.</param>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> block)
{
    /// <summary>Bytes of a block.</summary>
    public const int BlockSize = 512;

    private const int ChecksumOffset = 148;

    private readonly ReadOnlySpan<byte> _block = block;

    public char Type => (char)_block[156];

    public int Mode => (int)(Number(100, 8) & 0xFFF);

    public long UserId => Number(108, 8);

    public long GroupId => Number(116, 8);

    public long Size => Number(124, 12);

    public long ModifyTime => Number(136, 12);

    public long DeviceMajor => Number(329, 8);

    public long DeviceMinor => Number(337, 8);

    public string Target => Text(157, 100);

    public string Name => IsPosix && Text(345, 155) is { Length: > 0 } prefix ? $"{prefix}/{Text(0, 100)}" : Text(0, 100);

    // GNU's magic is "ustar  "; times stand where the standard has the name's beginning.
    private bool IsPosix => _block.Slice(257, 6).SequenceEqual("ustar\0"u8);

    /// <summary>Whether the block is nothing but zeroes, which ends an archive.</summary>
    public bool IsEmpty => !_block.ContainsAnyExcept((byte)0);

    /// <summary>Whether its sum is right.</summary>
    public bool IsIntact()
    {
        int sum = 8 * ' ';
        for (int i = 0; i < BlockSize; i++)
            sum += i is >= ChecksumOffset and < ChecksumOffset + 8 ? 0 : _block[i];
        return Number(ChecksumOffset, 8) == sum;
    }

    private string Text(int offset, int length)
    {
        ReadOnlySpan<byte> field = _block.Slice(offset, length);
        int end = field.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? field : field[..end]);
    }

    // Octal digits, or base 256 when the first bit is set.
    private long Number(int offset, int length)
    {
        ReadOnlySpan<byte> field = _block.Slice(offset, length);
        if ((field[0] & 0x80) != 0)
            return Binary(field);
        field = field.Trim(" \0"u8);
        long value = 0;
        foreach (byte digit in field)
        {
            if (digit is < (byte)'0' or > (byte)'7')
                throw new InvalidDataException("a number in a header that is none");
            value = (value << 3) | (uint)(digit - '0');
        }

        return value;
    }

    private static long Binary(ReadOnlySpan<byte> field)
    {
        Int128 value = (field[0] & 0x40) != 0 ? -1 : 0;
        value = (value << 6) | (Int128)(field[0] & 0x3F);
        foreach (byte part in field[1..])
            value = (value << 8) | part;
        return value >= long.MinValue && value <= long.MaxValue ? (long)value : throw new InvalidDataException("a number in a header that is too large");
    }
}
