using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace;

/// <content>File content.</content>
public sealed partial class OverlayTree
{
    /// <inheritdoc/>
    public Errno ReadLink(long number, Span<byte> target, out int length)
    {
        length = 0;
        OverlayNode? node;
        lock (_lock)
            node = Find(number);
        if (node is null)
            return Errno.ENOENT;
        return node.IsBaseOnly ? _base.ReadLink(node.BasePath!, target, out length) : _store.ReadLink(node.Upper, target, out length);
    }

    /// <inheritdoc/>
    public Errno Read(long number, long offset, Span<byte> buffer, out int count)
    {
        count = 0;
        OverlayNode? node;
        lock (_lock)
        {
            node = Find(number);
            if (node is null)
                return Errno.ENOENT;
            if (node.IsPartial)
                return _partial.Read(node, offset, buffer, out count);
        }

        if (!node.IsBaseOnly)
            return _store.Read(node.Upper, offset, buffer, out count);
        Errno error = ReadBase(node, offset, buffer, out count);
        // Copied up while the base was being read: the database knows better.
        return node.IsBaseOnly ? error : Read(number, offset, buffer, out count);
    }

    /// <inheritdoc/>
    public Errno Write(long number, long offset, ReadOnlySpan<byte> data)
    {
        int length = data.Length;
        lock (_lock)
        {
            Errno error = EnsureUpper(number, out OverlayNode? node);
            if (error == Errno.None && node!.IsPartial && length > 0)
                error = Change(_ => _partial.Prepare(node, offset, length));
            if (error == Errno.None)
                error = _store.Write(node!.Upper, offset, data);
            if (error == Errno.None && node!.IsPartial)
                NoteStored(node, offset, length);
            return error;
        }
    }

    /// <inheritdoc/>
    public Errno Allocate(long number, AllocateMode mode, long offset, long length)
    {
        lock (_lock)
        {
            Errno error = EnsureWhole(number, out OverlayNode? node);
            return error == Errno.None ? _store.Allocate(node!.Upper, mode, offset, length) : error;
        }
    }

    /// <inheritdoc/>
    public Errno Seek(long number, long offset, SeekTarget target, out long position)
    {
        position = 0;
        Errno error = Get(number, out Inode inode);
        OverlayNode? node;
        lock (_lock)
            node = Find(number);
        if (error != Errno.None || node is null)
            return error;
        if (!node.IsBaseOnly && !node.IsPartial)
            return _store.Seek(node.Upper, offset, target, out position);
        // What is still in the base counts as data throughout; lseek(2) allows that.
        position = target == SeekTarget.Hole ? inode.Size : offset;
        return offset < 0 || offset >= inode.Size ? Errno.ENXIO : Errno.None;
    }

    /// <inheritdoc/>
    /// <remarks>EXDEV where one of the files is in the base: the kernel copies by reading and writing then.</remarks>
    public Errno Copy(long source, long sourceOffset, long destination, long destinationOffset, long length, out long copied)
    {
        copied = 0;
        OverlayNode? from, to;
        lock (_lock)
        {
            from = Find(source);
            to = Find(destination);
        }

        if (from is null || to is null)
            return Errno.ENOENT;
        if (from.IsBaseOnly || from.IsPartial || to.IsBaseOnly || to.IsPartial)
            return Errno.EXDEV;
        return _store.Copy(from.Upper, sourceOffset, to.Upper, destinationOffset, length, out copied);
    }

    private Errno EnsureWhole(long number, out OverlayNode? node)
    {
        Errno error = EnsureUpper(number, out node);
        if (error != Errno.None || !node!.IsPartial)
            return error;
        OverlayNode partial = node;
        return Change(records => _partial.Complete(records, partial));
    }

    private void NoteStored(OverlayNode node, long offset, long length)
    {
        for (long index = offset / _store.ChunkSize; length > 0 && index <= (offset + length - 1) / _store.ChunkSize; index++)
            node.StoredChunks?.Add(index);
    }

    private Errno ReadBase(OverlayNode node, long offset, Span<byte> buffer, out int count)
    {
        Errno error = _files.Read(node, offset, buffer, out count);
        if (error != Errno.ESTALE)
            return error;
        // Changed underneath since it was looked up: this is another version, and the kernel is told so by the next look at its attributes.
        lock (_lock)
        {
            if (_base.GetStatus(node.BasePath!, out FileStatus status) != Errno.None)
                return Errno.ESTALE;
            node.Stamp = BaseTree.StampOf(status);
        }

        return _files.Read(node, offset, buffer, out count);
    }
}
