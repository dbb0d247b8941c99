using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Protocol.Kernel;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Server;

/// <summary>The frames that come in by a connection.</summary>
/// <param name="socket">Does not wait.</param>
internal sealed class IncomingFrames(SafeFileHandle socket)
{
    private const int ReadBytes = 64 * 1024;

    private readonly PooledBuffer _input = new();

    /// <summary>Bytes of a long frame that was let in and is not answered yet; 0 when there is none. Shorter ones are not worth counting until they are calls.</summary>
    public long Announced { get; private set; }

    /// <summary>Whether a part of a long frame is there, let in or not.</summary>
    public bool IsLong => Peek(out KernelHeader call) == FrameState.Partial && call.Length > ReadBytes;

    /// <summary>Takes what is there.</summary>
    /// <param name="isEnd">Whether nothing will follow.</param>
    public Errno Receive(out bool isEnd)
    {
        Errno error = DescriptorIo.Read(socket, _input.GetSpan(ReadBytes), out int count);
        if (error == Errno.None)
            _input.Advance(count);
        isEnd = error == Errno.None && count == 0;
        return error;
    }

    /// <summary>Looks at the next frame.</summary>
    public FrameState Peek(out KernelHeader call)
    {
        call = default;
        if (_input.Length < KernelHeader.Size)
            return FrameState.Partial;
        if (!KernelHeader.TryRead(_input.Content, out call))
            return FrameState.Broken;
        if (call.Length > KernelHeader.DefaultFrameLimit)
            return FrameState.TooLarge;
        return (ulong)(_input.Length - KernelHeader.Size) < call.Length ? FrameState.Partial : FrameState.Whole;
    }

    /// <summary>Lets the next frame in when it is a long one of which a part is there: room for all of it is made.</summary>
    public void Admit()
    {
        if (Announced > 0 || !IsLong)
            return;
        _ = Peek(out KernelHeader call);
        Announced = (long)call.Length;
        _ = _input.GetSpan(KernelHeader.Size + (int)call.Length - _input.Length);
    }

    /// <summary>The payload of the next frame, which is whole; valid until it is removed.</summary>
    public ReadOnlySpan<byte> PayloadOf(KernelHeader call) => _input.Content.Slice(KernelHeader.Size, (int)call.Length);

    /// <summary>Removes the next frame, which is whole.</summary>
    public void Remove(KernelHeader call)
    {
        Announced = 0;
        _input.Consume(KernelHeader.Size + (int)call.Length);
    }

    /// <summary>Gives memory back when nothing is there.</summary>
    public void Trim()
    {
        if (_input.Length == 0)
            _input.Clear();
    }

    /// <summary>Drops everything.</summary>
    public void Clear() => _input.Clear();
}
