using System.Buffers;
using System.Globalization;
using System.Text;

namespace AgentOS.Kernel.Commands;

/// <summary>What a program wrote: its beginning and its end when it is too much to keep.</summary>
/// <param name="limit">How much is kept, in bytes.</param>
public sealed class CappedOutput(int limit)
{
    private readonly int _headLimit = limit - (limit / 2);
    private readonly ArrayBufferWriter<byte> _head = new();
    private readonly byte[] _tail = new byte[limit / 2];
    private long _inTail;

    /// <summary>Whether some of it was left out.</summary>
    public bool IsTruncated => _inTail > _tail.Length;

    /// <summary>Takes more of it.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        int first = Math.Min(bytes.Length, _headLimit - _head.WrittenCount);
        _head.Write(bytes[..first]);
        bytes = bytes[first..];
        _inTail += bytes.Length;
        if (_tail.Length == 0)
            return;
        if (bytes.Length > _tail.Length)
            bytes = bytes[^_tail.Length..];
        int start = (int)((_inTail - bytes.Length) % _tail.Length);
        int untilEnd = Math.Min(bytes.Length, _tail.Length - start);
        bytes[..untilEnd].CopyTo(_tail.AsSpan(start));
        bytes[untilEnd..].CopyTo(_tail);
    }

    /// <summary>What was kept, with a line where something was left out.</summary>
    public byte[] ToArray()
    {
        if (!IsTruncated)
            return [.. _head.WrittenSpan, .. _tail.AsSpan(0, (int)_inTail)];
        int start = _tail.Length == 0 ? 0 : (int)(_inTail % _tail.Length);
        string marker = string.Create(CultureInfo.InvariantCulture, $"\n[... {_inTail - _tail.Length} bytes left out ...]\n");
        return [.. _head.WrittenSpan, .. Encoding.ASCII.GetBytes(marker), .. _tail.AsSpan(start), .. _tail.AsSpan(0, start)];
    }
}
