using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Operations;

/// <summary>MKNOD, MKDIR, SYMLINK, LINK, CREATE and TMPFILE.</summary>
internal sealed class CreationOperations(FuseSession session)
{
    private const uint SetGroupId = 0x400;
    private const uint Exclusive = 0x80;
    private const uint Truncate = 0x200;

    internal Errno MakeNode(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out MakeNodeRequest make) || !request.TryReadString(out ReadOnlySpan<byte> name))
            return Errno.EINVAL;
        return Make(header, name, make.Mode, make.DeviceNumber, ref reply);
    }

    internal Errno MakeDirectory(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out MakeDirectoryRequest make) || !request.TryReadString(out ReadOnlySpan<byte> name))
            return Errno.EINVAL;
        uint mode = ModeBits.Directory | (make.Mode & ModeBits.PermissionMask);
        return Make(header, name, mode, deviceNumber: 0, ref reply);
    }

    internal Errno SymbolicLink(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryReadString(out ReadOnlySpan<byte> name) || !request.TryReadString(out ReadOnlySpan<byte> target))
            return Errno.EINVAL;
        Errno error = target.Length > IFileTree.MaxTargetLength ? Errno.ENAMETOOLONG : NameRules.Check(name);
        if (error != Errno.None)
            return error;
        (uint userId, uint groupId) = Owner(header);
        error = session.Tree.MakeSymbolicLink(header.Node, name, target, userId, groupId, out Inode inode);
        return Finish(error, header.Node, name, inode, ref reply);
    }

    internal Errno Link(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out LinkRequest link) || !request.TryReadString(out ReadOnlySpan<byte> name))
            return Errno.EINVAL;
        Errno error = NameRules.Check(name);
        if (error != Errno.None)
            return error;
        error = session.Tree.Link(link.Target, header.Node, name, out Inode inode);
        session.Nodes.MarkChanged(link.Target);
        return Finish(error, header.Node, name, inode, ref reply);
    }

    internal Errno Create(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out CreateRequest create) || !request.TryReadString(out ReadOnlySpan<byte> name))
            return Errno.EINVAL;
        Errno error = NameRules.Check(name);
        if (error != Errno.None)
            return error;
        error = session.Tree.Make(header.Node, name, NewNode(header, RegularMode(create.Mode), 0), out Inode inode);
        if (error == Errno.EEXIST && (create.Flags & Exclusive) == 0)
            error = OpenExisting(header.Node, name, create.Flags, out inode);
        error = Finish(error, header.Node, name, inode, ref reply);
        WriteOpened(error, ref reply);
        return error;
    }

    internal Errno TemporaryFile(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out CreateRequest create))
            return Errno.EINVAL;
        Errno error = session.Tree.MakeUnnamed(NewNode(header, RegularMode(create.Mode), 0), out Inode inode);
        if (error == Errno.None)
            session.WriteNode(ref reply, inode);
        WriteOpened(error, ref reply);
        return error;
    }

    private static uint RegularMode(uint mode) => ModeBits.Regular | (mode & ModeBits.PermissionMask);

    /// <summary>The handle is never used: files need none, see <see cref="SessionOperations"/>.</summary>
    private static void WriteOpened(Errno error, ref ReplyWriter reply)
    {
        if (error == Errno.None)
            reply.Write(new OpenReply { Flags = OpenFlags.KeepCache | OpenFlags.NoFlush });
    }

    /// <summary>Somebody else made the file since the kernel last looked: CREATE then opens it.</summary>
    private Errno OpenExisting(long parent, ReadOnlySpan<byte> name, uint flags, out Inode inode)
    {
        Errno error = session.Tree.Lookup(parent, name, out inode);
        if (error != Errno.None || (flags & Truncate) == 0 || !ModeBits.IsRegular(inode.Mode))
            return error;
        return session.Tree.Change(inode.Number, new InodeChanges { Size = 0 }, out inode);
    }

    private Errno Make(in RequestHeader header, ReadOnlySpan<byte> name, uint mode, uint deviceNumber, ref ReplyWriter reply)
    {
        Errno error = NameRules.Check(name);
        if (error != Errno.None)
            return error;
        error = session.Tree.Make(header.Node, name, NewNode(header, mode, deviceNumber), out Inode inode);
        return Finish(error, header.Node, name, inode, ref reply);
    }

    private Errno Finish(Errno error, long parent, ReadOnlySpan<byte> name, in Inode inode, ref ReplyWriter reply)
    {
        if (error != Errno.None)
            return error;
        session.Nodes.MarkChanged(parent);
        session.WriteEntry(ref reply, parent, name, inode);
        return Errno.None;
    }

    private (uint UserId, uint GroupId) Owner(in RequestHeader header)
    {
        (uint userId, uint groupId) = session.Owners.ForNew(header.UserId, header.GroupId);
        if (session.Nodes.PassesGroupOn(header.Node) && session.Tree.Get(header.Node, out Inode parent) == Errno.None)
            groupId = parent.GroupId;
        return (userId, groupId);
    }

    /// <summary>Entries of a set-group-id directory take its group, and directories the bit too (inode_init_owner in the kernel).</summary>
    private NewInode NewNode(in RequestHeader header, uint mode, uint deviceNumber)
    {
        (uint userId, uint groupId) = Owner(header);
        if (ModeBits.IsDirectory(mode) && session.Nodes.PassesGroupOn(header.Node))
            mode |= SetGroupId;
        return new NewInode(mode, userId, groupId, deviceNumber);
    }
}
