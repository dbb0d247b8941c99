using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Operations;

/// <summary>LOOKUP and its opposite, FORGET.</summary>
internal sealed class LookupOperations(FuseSession session)
{
    /// <summary>How many forgotten inodes are handed to the tree at once.</summary>
    private const int ForgetBatch = 128;

    internal Errno Lookup(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryReadString(out ReadOnlySpan<byte> name))
            return Errno.EINVAL;
        Errno error = NameRules.Check(name);
        if (error != Errno.None)
            return error;

        error = session.Tree.Lookup(header.Node, name, out Inode inode);
        if (error == Errno.None)
        {
            session.WriteEntry(ref reply, header.Node, name, inode);
        }
        else if (error == Errno.ENOENT)
        {
            session.WriteMissing(ref reply, header.Node, name);
            error = Errno.None;
        }

        return error;
    }

    internal void Forget(in RequestHeader header, RequestReader request)
    {
        if (!request.TryRead(out ForgetRequest forget) || !session.Nodes.Release(header.Node, forget.Lookups))
            return;
        long number = header.Node;
        session.Tree.Forget(new ReadOnlySpan<long>(in number));
    }

    internal void BatchForget(RequestReader request)
    {
        if (!request.TryRead(out BatchForgetRequest batch))
            return;
        Span<long> released = stackalloc long[ForgetBatch];
        int count = 0;
        for (uint index = 0; index < batch.Count && request.TryRead(out ForgetOne one); index++)
        {
            if (!session.Nodes.Release(one.Node, one.Lookups))
                continue;
            released[count++] = one.Node;
            if (count < ForgetBatch)
                continue;
            session.Tree.Forget(released);
            count = 0;
        }

        if (count > 0)
            session.Tree.Forget(released[..count]);
    }
}
