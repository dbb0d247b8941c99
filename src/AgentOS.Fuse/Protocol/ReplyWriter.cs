using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Linux;

namespace AgentOS.Fuse.Protocol;

/// <summary>Builds a reply in place: room for the header, then what the operation writes.</summary>
internal ref struct ReplyWriter(Span<byte> buffer)
{
    private static readonly int HeaderSize = Unsafe.SizeOf<ReplyHeader>();

    private readonly Span<byte> _buffer = buffer;
    private int _length = HeaderSize;

    /// <summary>Room left for the reply's body.</summary>
    internal readonly Span<byte> Free => _buffer[_length..];

    /// <summary>Bytes of body so far.</summary>
    internal readonly int BodyLength => _length - HeaderSize;

    /// <summary>At most this much of <see cref="Free"/>.</summary>
    internal readonly Span<byte> Room(uint wanted) => Free[..(int)Math.Min(wanted, (uint)Free.Length)];

    /// <summary>Appends a structure.</summary>
    internal void Write<T>(in T value)
        where T : unmanaged
    {
        MemoryMarshal.Write(Free, in value);
        _length += Unsafe.SizeOf<T>();
    }

    /// <summary>Counts bytes that were written into <see cref="Free"/> directly.</summary>
    internal void Advance(int count) => _length += count;

    /// <summary>Appends bytes and a NUL.</summary>
    internal void WriteString(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Free);
        Free[text.Length] = 0;
        _length += text.Length + 1;
    }

    /// <summary>Writes the header and returns the whole reply. A reply with an error carries no body.</summary>
    internal ReadOnlySpan<byte> Finish(ulong unique, Errno error)
    {
        if (error != Errno.None)
            _length = HeaderSize;
        return Finish(unique, -(int)error);
    }

    /// <summary>The same for a notification, which has no request: its code stands where a reply has its error.</summary>
    internal ReadOnlySpan<byte> FinishNotification(int code) => Finish(0, code);

    private readonly ReadOnlySpan<byte> Finish(ulong unique, int error)
    {
        ReplyHeader header = new() { Length = (uint)_length, Error = error, Unique = unique };
        MemoryMarshal.Write(_buffer, in header);
        return _buffer[.._length];
    }
}
