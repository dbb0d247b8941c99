using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Operations;

/// <summary>
/// GETXATTR, SETXATTR, LISTXATTR and REMOVEXATTR. Kept are <c>user.</c> (programs) and <c>trusted.</c> (overlayfs). Access
/// control lists and security labels are not, and are refused rather than stored without effect; <c>security.capability</c>,
/// which the kernel asks of every program it starts, is answered without asking the tree.
/// </summary>
internal sealed class ExtendedAttributeOperations(FuseSession session)
{
    private const int LongestName = 255;
    private const int LongestValue = 65536;

    internal Errno Get(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out GetExtendedAttributeRequest get) || !request.TryReadString(out ReadOnlySpan<byte> name))
            return Errno.EINVAL;
        if (name.SequenceEqual("security.capability"u8))
            return Errno.ENODATA;
        if (!IsKept(name))
            return Errno.ENOTSUP;
        Span<byte> room = reply.Room(Math.Min(get.Size, LongestValue));
        Errno error = session.Tree.GetExtendedAttribute(header.Node, name, room, out int length);
        return Answer(error, get.Size, length, ref reply);
    }

    internal Errno List(in RequestHeader header, RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out GetExtendedAttributeRequest list))
            return Errno.EINVAL;
        Span<byte> room = reply.Room(Math.Min(list.Size, LongestValue));
        Errno error = session.Tree.ListExtendedAttributes(header.Node, room, out int length);
        return Answer(error, list.Size, length, ref reply);
    }

    internal Errno Set(in RequestHeader header, RequestReader request)
    {
        if (!request.TryRead(out SetExtendedAttributeRequest set) || !request.TryReadString(out ReadOnlySpan<byte> name))
            return Errno.EINVAL;
        if (set.Size > request.Rest.Length)
            return Errno.EINVAL;
        if (!IsKept(name))
            return Errno.ENOTSUP;
        session.Nodes.MarkChanged(header.Node);
        return session.Tree.SetExtendedAttribute(header.Node, name, request.Rest[..(int)set.Size], (ExtendedAttributeFlags)set.Flags);
    }

    internal Errno Remove(in RequestHeader header, RequestReader request)
    {
        if (!request.TryReadString(out ReadOnlySpan<byte> name))
            return Errno.EINVAL;
        if (!IsKept(name))
            return Errno.ENOTSUP;
        session.Nodes.MarkChanged(header.Node);
        return session.Tree.RemoveExtendedAttribute(header.Node, name);
    }

    private static bool IsKept(ReadOnlySpan<byte> name) =>
        name.Length <= LongestName && (name.StartsWith("user."u8) || name.StartsWith("trusted."u8));

    /// <summary>A request without room asks for the length only.</summary>
    private static Errno Answer(Errno error, uint room, int length, ref ReplyWriter reply)
    {
        if (error != Errno.None)
            return error;
        if (room == 0)
            reply.Write(new SizeReply { Size = (uint)length });
        else
            reply.Advance(length);
        return Errno.None;
    }
}
