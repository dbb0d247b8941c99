using System.Runtime.InteropServices;
using AgentOS.Fuse.Protocol;

namespace AgentOS.Fuse.Transport;

/// <summary>
/// One thread's memory for a request and, behind it, the reply: a large request has a small reply and the other way round,
/// so both share one block. Native, so that the kernel copies into it without pinning; pages untouched cost nothing.
/// </summary>
internal sealed unsafe class WorkerBuffer : IDisposable
{
    /// <summary>A header, the longest fixed structure and two names.</summary>
    private const int RequestOverhead = 4096;

    /// <summary>Any reply but data: the largest is a link target.</summary>
    private const int ReplyReserve = 8192;

    private const int CacheLine = 64;
    private const int RequestRoom = Negotiation.LargestTransfer + RequestOverhead;

    private byte* _memory = (byte*)NativeMemory.AlignedAlloc(RequestRoom + ReplyReserve, RequestOverhead);

    /// <summary>Where the next request goes.</summary>
    internal Span<byte> Request => new(_memory, RequestRoom);

    /// <summary>Where the reply to a request of this length goes.</summary>
    internal Span<byte> ReplyTo(int requestLength)
    {
        int start = (requestLength + CacheLine - 1) & -CacheLine;
        return new Span<byte>(_memory + start, RequestRoom + ReplyReserve - start);
    }

    // SAFETY: the owner's thread has ended; no span over the memory is left.
    public void Dispose()
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
    }
}
