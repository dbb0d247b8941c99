using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace;

/// <content>Attributes.</content>
public sealed partial class OverlayTree
{
    /// <inheritdoc/>
    public Errno Get(long number, out Inode inode)
    {
        inode = default;
        lock (_lock)
        {
            if (Find(number) is not { } node)
                return Errno.ENOENT;
            if (!node.IsBaseOnly)
                return GetUpper(node, out inode);
            Errno error = _base.GetStatus(node.BasePath!, out FileStatus status);
            if (error != Errno.None)
                return error;
            node.Stamp = BaseTree.StampOf(status);
            inode = BaseInode.Of(node, status);
            if (node.IsRemoved)
                inode.LinkCount = 0;
            return Errno.None;
        }
    }

    /// <inheritdoc/>
    public Errno Change(long number, in InodeChanges changes, out Inode inode)
    {
        inode = default;
        InodeChanges wanted = changes;
        lock (_lock)
        {
            if (Find(number) is not { } node)
                return Errno.ENOENT;
            if (node.IsBaseOnly || node.IsPartial)
            {
                Errno error = Change(records =>
                {
                    Errno step = _copyUp.Ensure(records, node);
                    if (step == Errno.None && wanted.Size is { } size && node.IsPartial)
                        _partial.Shorten(records, node, size);
                    return step;
                });
                if (error != Errno.None)
                    return error;
            }

            Errno changed = _store.Change(node.Upper, wanted, out inode);
            Show(node, ref inode);
            return changed;
        }
    }

    /// <inheritdoc/>
    public Errno GetExtendedAttribute(long number, ReadOnlySpan<byte> name, Span<byte> value, out int length)
    {
        length = 0;
        lock (_lock)
        {
            if (Find(number) is not { } node)
                return Errno.ENOENT;
            if (!node.IsBaseOnly)
                return _store.GetExtendedAttribute(node.Upper, name, value, out length);
            if (BaseAttributes.Get(_base, node.BasePath!, name) is not { } found)
                return Errno.ENODATA;
            return Answer(found, value, out length);
        }
    }

    /// <inheritdoc/>
    public Errno ListExtendedAttributes(long number, Span<byte> names, out int length)
    {
        length = 0;
        lock (_lock)
        {
            if (Find(number) is not { } node)
                return Errno.ENOENT;
            if (!node.IsBaseOnly)
                return _store.ListExtendedAttributes(node.Upper, names, out length);
            byte[] found = [.. BaseAttributes.List(_base, node.BasePath!).SelectMany(name => (byte[])[.. name, 0])];
            return Answer(found, names, out length);
        }
    }

    /// <inheritdoc/>
    public Errno SetExtendedAttribute(long number, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ExtendedAttributeFlags flags)
    {
        lock (_lock)
        {
            Errno error = EnsureUpper(number, out OverlayNode? node);
            return error == Errno.None ? _store.SetExtendedAttribute(node!.Upper, name, value, flags) : error;
        }
    }

    /// <inheritdoc/>
    public Errno RemoveExtendedAttribute(long number, ReadOnlySpan<byte> name)
    {
        lock (_lock)
        {
            Errno error = EnsureUpper(number, out OverlayNode? node);
            return error == Errno.None ? _store.RemoveExtendedAttribute(node!.Upper, name) : error;
        }
    }

    private Errno EnsureUpper(long number, out OverlayNode? node)
    {
        OverlayNode? found = node = Find(number);
        if (found is null)
            return Errno.ENOENT;
        return found.IsBaseOnly ? Change(records => _copyUp.Ensure(records, found)) : Errno.None;
    }

    private static Errno Answer(byte[] found, Span<byte> room, out int length)
    {
        length = found.Length;
        if (room.IsEmpty)
            return Errno.None;
        if (room.Length < found.Length)
            return Errno.ERANGE;
        found.CopyTo(room);
        return Errno.None;
    }
}
