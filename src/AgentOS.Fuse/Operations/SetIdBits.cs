using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Fuse.Transport;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Operations;

/// <summary>
/// Clearing of set-user-id and set-group-id, which FUSE_HANDLE_KILLPRIV_V2 hands to the server so that ordinary writes
/// need no extra question. When: always on chown, on write and truncate as the kernel asks (linux/fuse.h; the caller lacks CAP_FSETID).
/// What: set-group-id without group execute stays for members of the group (fs/attr.c, setattr_should_drop_sgid).
/// </summary>
internal sealed class SetIdBits(FuseSession session)
{
    private const uint SetUserId = 0x800;
    private const uint SetGroupId = 0x400;
    private const uint GroupExecute = 0x8;

    /// <summary>Adds what an attribute change must clear to <paramref name="changes"/>.</summary>
    internal Errno Clear(in RequestHeader header, AttributeMask valid, ref InodeChanges changes)
    {
        const AttributeMask Triggers = AttributeMask.UserId | AttributeMask.GroupId | AttributeMask.KillSetIdBits;
        // A change of nothing: chown(2) that names neither owner nor group, or what the kernel does first in fallocate(2) and copy_file_range(2).
        bool isNothing = (valid & ~(AttributeMask.Handle | AttributeMask.LockOwner)) == AttributeMask.None;
        if (((valid & Triggers) == AttributeMask.None && !isNothing) || changes.Mode is not null)
            return Errno.None;
        Errno error = session.Tree.Get(header.Node, out Inode inode);
        if (error != Errno.None || ModeBits.IsDirectory(inode.Mode) || Without(inode, header) == inode.Mode)
            return error;
        if (!isNothing || MayClear(inode, header))
            changes.Mode = Without(inode, header) & ModeBits.PermissionMask;
        return Errno.None;
    }

    /// <summary>Clears the bits of a file that is about to be written.</summary>
    internal Errno Clear(in RequestHeader header)
    {
        InodeChanges changes = default;
        Errno error = Clear(header, AttributeMask.KillSetIdBits, ref changes);
        return error != Errno.None || changes.Mode is null ? error : session.Tree.Change(header.Node, changes, out _);
    }

    private uint Without(in Inode inode, in RequestHeader caller)
    {
        uint cleared = inode.Mode & ~SetUserId;
        if ((cleared & SetGroupId) == 0)
            return cleared;
        bool keepsGroup = (cleared & GroupExecute) == 0 && IsMember(caller, session.Owners.Show(inode.UserId, inode.GroupId).GroupId);
        return keepsGroup ? cleared : cleared & ~SetGroupId;
    }

    /// <summary>Its owner, and whoever may change the content.</summary>
    private bool MayClear(in Inode inode, in RequestHeader caller)
    {
        const uint write = 0x2;
        (uint user, uint group) = session.Owners.Show(inode.UserId, inode.GroupId);
        if (caller.UserId == 0 || caller.UserId == user)
            return true;
        return ((IsMember(caller, group) ? inode.Mode >> 3 : inode.Mode) & write) != 0;
    }

    private static bool IsMember(in RequestHeader caller, uint group) =>
        caller.UserId == 0 || caller.GroupId == group || Caller.HasGroup(caller.ProcessId, group);
}
