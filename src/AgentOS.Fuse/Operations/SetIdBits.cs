using AgentOS.Fuse.Protocol;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Operations;

/// <summary>
/// Clearing of set-user-id and set-group-id, which FUSE_HANDLE_KILLPRIV_V2 hands to the server so that ordinary writes
/// need no extra question. Rules of linux/fuse.h: always on chown; on write and truncate when the kernel asks
/// (the caller lacks CAP_FSETID); set-group-id only together with group execute.
/// </summary>
internal static class SetIdBits
{
    private const uint SetUserId = 0x800;
    private const uint SetGroupId = 0x400;
    private const uint GroupExecute = 0x8;

    /// <summary>Adds what an attribute change must clear to <paramref name="changes"/>.</summary>
    internal static Errno Clear(IFileTree tree, long number, AttributeMask valid, ref InodeChanges changes)
    {
        const AttributeMask Triggers = AttributeMask.UserId | AttributeMask.GroupId | AttributeMask.KillSetIdBits;
        // chown(2) that names neither owner nor group changes nothing else, and arrives as a change of nothing.
        bool isOwnerless = (valid & ~(AttributeMask.Handle | AttributeMask.LockOwner)) == AttributeMask.None;
        if (((valid & Triggers) == AttributeMask.None && !isOwnerless) || changes.Mode is not null)
            return Errno.None;
        Errno error = tree.Get(number, out Inode inode);
        if (error == Errno.None && !ModeBits.IsDirectory(inode.Mode) && Without(inode.Mode) != inode.Mode)
            changes.Mode = Without(inode.Mode) & ModeBits.PermissionMask;
        return error;
    }

    /// <summary>Clears the bits of a file that is about to be written.</summary>
    internal static Errno Clear(IFileTree tree, long number)
    {
        InodeChanges changes = default;
        Errno error = Clear(tree, number, AttributeMask.KillSetIdBits, ref changes);
        return error != Errno.None || changes.Mode is null ? error : tree.Change(number, changes, out _);
    }

    private static uint Without(uint mode)
    {
        uint cleared = mode & ~SetUserId;
        return (mode & GroupExecute) != 0 ? cleared & ~SetGroupId : cleared;
    }
}
