using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol;

/// <summary>A cursor over a request's bytes that never reads past their end, whatever they say about themselves.</summary>
internal ref struct RequestReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>What is not read yet.</summary>
    internal ReadOnlySpan<byte> Rest { get; private set; } = bytes;

    /// <summary>Takes a fixed structure; false when the request is too short for it.</summary>
    internal bool TryRead<T>(out T value)
        where T : unmanaged
    {
        if (!MemoryMarshal.TryRead(Rest, out value))
            return false;
        Rest = Rest[Unsafe.SizeOf<T>()..];
        return true;
    }

    /// <summary>Takes a string ended by a NUL; false when there is no NUL.</summary>
    internal bool TryReadString(out ReadOnlySpan<byte> text)
    {
        int end = Rest.IndexOf((byte)0);
        text = end < 0 ? default : Rest[..end];
        if (end < 0)
            return false;
        Rest = Rest[(end + 1)..];
        return true;
    }
}
