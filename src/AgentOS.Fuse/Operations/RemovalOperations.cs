using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Operations;

/// <summary>UNLINK, RMDIR, RENAME and RENAME2.</summary>
internal sealed class RemovalOperations(FuseSession session)
{
    private const RenameFlags KnownFlags = RenameFlags.NoReplace | RenameFlags.Exchange | RenameFlags.Whiteout;

    internal Errno Unlink(in RequestHeader header, RequestReader request)
    {
        if (!request.TryReadString(out ReadOnlySpan<byte> name))
            return Errno.EINVAL;
        Errno error = NameRules.Check(name);
        return error != Errno.None ? error : Finish(session.Tree.Unlink(header.Node, name), header.Node, name);
    }

    internal Errno RemoveDirectory(in RequestHeader header, RequestReader request)
    {
        if (!request.TryReadString(out ReadOnlySpan<byte> name))
            return Errno.EINVAL;
        Errno error = NameRules.Check(name);
        return error != Errno.None ? error : Finish(session.Tree.RemoveDirectory(header.Node, name), header.Node, name);
    }

    internal Errno Rename(in RequestHeader header, RequestReader request) =>
        request.TryRead(out RenameRequest rename)
            ? Rename(header.Node, rename.NewParent, request, RenameFlags.None)
            : Errno.EINVAL;

    internal Errno Rename2(in RequestHeader header, RequestReader request) =>
        request.TryRead(out Rename2Request rename) && ((RenameFlags)rename.Flags & ~KnownFlags) == RenameFlags.None
            ? Rename(header.Node, rename.NewParent, request, (RenameFlags)rename.Flags)
            : Errno.EINVAL;

    private Errno Rename(long oldParent, long newParent, RequestReader request, RenameFlags flags)
    {
        if (!request.TryReadString(out ReadOnlySpan<byte> oldName) || !request.TryReadString(out ReadOnlySpan<byte> newName))
            return Errno.EINVAL;
        Errno error = NameRules.Check(oldName);
        if (error == Errno.None)
            error = NameRules.Check(newName);
        if (error == Errno.None)
            error = session.Tree.Rename(oldParent, oldName, newParent, newName, flags);
        if (error == Errno.None)
            Moved(oldParent, oldName, newParent, newName, flags);
        return error;
    }

    /// <summary>The kernel moved its own entries; the record of them follows.</summary>
    private void Moved(long oldParent, ReadOnlySpan<byte> oldName, long newParent, ReadOnlySpan<byte> newName, RenameFlags flags)
    {
        session.Nodes.MarkChanged(oldParent);
        session.Nodes.MarkChanged(newParent);
        if (flags.HasFlag(RenameFlags.Exchange))
            session.Entries.Exchange(oldParent, oldName, newParent, newName);
        else
            session.Entries.Move(oldParent, oldName, newParent, newName);
    }

    private Errno Finish(Errno error, long parent, ReadOnlySpan<byte> name)
    {
        if (error != Errno.None)
            return error;
        session.Nodes.MarkChanged(parent);
        session.Entries.Remove(parent, name);
        return Errno.None;
    }
}
