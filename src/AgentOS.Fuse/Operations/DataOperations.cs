using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Operations;

/// <summary>READ, WRITE, LSEEK, FALLOCATE, COPY_FILE_RANGE and FSYNC.</summary>
internal sealed class DataOperations(FuseSession session)
{
    private const uint KeepSize = 1;
    private const uint PunchHole = 2;
    private const uint ZeroRange = 16;
    private const uint SeekData = 3;
    private const uint SeekHole = 4;

    /// <summary>WRITE's answer counts in 32 bits, so one COPY_FILE_RANGE moves less than that, in whole pages.</summary>
    private const long LargestCopy = uint.MaxValue & ~0xFFFL;

    private readonly SetIdBits _setIdBits = new(session);

    internal Errno Read(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out ReadRequest read) || read.Offset < 0 || read.Size > reply.Free.Length)
            return Errno.EINVAL;
        Errno error = session.Tree.Read(header.Node, read.Offset, reply.Free[..(int)read.Size], out int count);
        if (error == Errno.None)
            reply.Advance(count);
        return error;
    }

    internal Errno Write(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out WriteRequest write) || write.Offset < 0 || write.Size > request.Rest.Length)
            return Errno.EINVAL;
        Errno error = (write.WriteFlags & WriteFlags.KillSetIdBits) != WriteFlags.None ? _setIdBits.Clear(header) : Errno.None;
        if (error == Errno.None)
            error = session.Tree.Write(header.Node, write.Offset, request.Rest[..(int)write.Size]);
        if (error != Errno.None)
            return error;
        session.Nodes.MarkChanged(header.Node);
        reply.Write(new WriteReply { Size = write.Size });
        return Errno.None;
    }

    internal Errno Seek(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out SeekRequest seek) || seek.Whence is not (SeekData or SeekHole))
            return Errno.EINVAL;
        if (seek.Offset < 0)
            return Errno.ENXIO;
        SeekTarget target = seek.Whence == SeekData ? SeekTarget.Data : SeekTarget.Hole;
        Errno error = session.Tree.Seek(header.Node, seek.Offset, target, out long position);
        if (error == Errno.None)
            reply.Write(new SeekReply { Offset = position });
        return error;
    }

    internal Errno Allocate(in RequestHeader header, RequestReader request)
    {
        if (!request.TryRead(out AllocateRequest allocate) || allocate.Offset < 0 || allocate.Length <= 0)
            return Errno.EINVAL;
        if (allocate.Offset > long.MaxValue - allocate.Length)
            return Errno.EFBIG;
        if (Mode(allocate.Mode) is not { } mode)
            return Errno.ENOTSUP;
        session.Nodes.MarkChanged(header.Node);
        return session.Tree.Allocate(header.Node, mode, allocate.Offset, allocate.Length);
    }

    /// <summary>COPY_FILE_RANGE; <paramref name="request"/>'s 64-bit form differs only in its answer.</summary>
    internal Errno Copy(in RequestHeader header, RequestReader request, out long copied)
    {
        copied = 0;
        if (!request.TryRead(out CopyRangeRequest copy) || copy.Flags != 0 || copy.SourceOffset < 0 || copy.DestinationOffset < 0)
            return Errno.EINVAL;
        session.Nodes.MarkChanged(copy.Destination);
        long length = (long)Math.Min(copy.Length, (ulong)LargestCopy);
        return session.Tree.Copy(header.Node, copy.SourceOffset, copy.Destination, copy.DestinationOffset, length, out copied);
    }

    internal Errno Synchronize() => session.Tree.Synchronize();

    private static AllocateMode? Mode(uint flags) => flags switch
    {
        0 => AllocateMode.Grow,
        KeepSize => AllocateMode.KeepSize,
        PunchHole | KeepSize => AllocateMode.PunchHole,
        ZeroRange => AllocateMode.Zero,
        ZeroRange | KeepSize => AllocateMode.ZeroKeepSize,
        _ => null,
    };
}
