using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Operations;

/// <summary>GETATTR, SETATTR, READLINK and STATFS.</summary>
internal sealed class AttributeOperations(FuseSession session)
{
    private readonly SetIdBits _setIdBits = new(session);

    internal Errno Get(in RequestHeader header, ref ReplyWriter reply)
    {
        Errno error = session.Tree.Get(header.Node, out Inode inode);
        if (error == Errno.None)
            session.WriteAttributes(ref reply, inode);
        return error;
    }

    internal Errno Set(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out SetAttributesRequest set))
            return Errno.EINVAL;
        if ((set.Valid & AttributeMask.Size) != AttributeMask.None && set.Size > long.MaxValue)
            return Errno.EFBIG;
        InodeChanges changes = Changes(set);
        Errno error = _setIdBits.Clear(header, set.Valid, ref changes);
        if (error == Errno.None)
            error = session.Owners.Translate(ref changes);
        if (error != Errno.None)
            return error;
        error = session.Tree.Change(header.Node, changes, out Inode inode);
        if (error != Errno.None)
            return error;
        session.Nodes.MarkChanged(header.Node);
        session.WriteAttributes(ref reply, inode);
        return Errno.None;
    }

    internal Errno ReadLink(in RequestHeader header, ref ReplyWriter reply)
    {
        Errno error = session.Tree.ReadLink(header.Node, reply.Room(IFileTree.MaxTargetLength), out int length);
        if (error == Errno.None)
            reply.Advance(length);
        return error;
    }

    internal Errno Statfs(ref ReplyWriter reply)
    {
        Errno error = session.Tree.GetStatistics(out FileTreeStatistics statistics);
        if (error != Errno.None)
            return error;
        reply.Write(new StatisticsReply
        {
            Blocks = (ulong)statistics.TotalBlocks,
            FreeBlocks = (ulong)statistics.FreeBlocks,
            AvailableBlocks = (ulong)statistics.AvailableBlocks,
            Files = (ulong)(statistics.Inodes + statistics.FreeInodes),
            FreeFiles = (ulong)statistics.FreeInodes,
            BlockSize = statistics.BlockSize,
            NameLength = IFileTree.MaxNameLength,
            FragmentSize = statistics.BlockSize,
        });
        return Errno.None;
    }

    private InodeChanges Changes(in SetAttributesRequest set)
    {
        AttributeMask valid = set.Valid;
        FileTime now = FileTime.From(session.Clock.GetUtcNow());
        return new InodeChanges
        {
            Mode = (valid & AttributeMask.Mode) != AttributeMask.None ? set.Mode & ModeBits.PermissionMask : null,
            UserId = (valid & AttributeMask.UserId) != AttributeMask.None ? set.UserId : null,
            GroupId = (valid & AttributeMask.GroupId) != AttributeMask.None ? set.GroupId : null,
            Size = (valid & AttributeMask.Size) != AttributeMask.None ? (long)set.Size : null,
            AccessTime = Time(valid, AttributeMask.AccessTime, AttributeMask.AccessTimeNow, set.AccessSeconds, set.AccessNanoseconds, now),
            ModifyTime = Time(valid, AttributeMask.ModifyTime, AttributeMask.ModifyTimeNow, set.ModifySeconds, set.ModifyNanoseconds, now)
                ?? ((valid & AttributeMask.Size) != AttributeMask.None ? now : null),
            ChangeTime = Time(valid, AttributeMask.ChangeTime, AttributeMask.None, set.ChangeSeconds, set.ChangeNanoseconds, now),
        };
    }

    private static FileTime? Time(AttributeMask valid, AttributeMask given, AttributeMask isNow, long seconds, uint nanoseconds, FileTime now)
    {
        if ((valid & given) == AttributeMask.None)
            return null;
        return (valid & isNow) != AttributeMask.None ? now : new FileTime(seconds, nanoseconds);
    }
}
