using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace;

/// <summary>The content of a large file of which only the changed chunks are in the database; the rest is read from the base.</summary>
internal sealed class PartialContent(FileStore store, BaseFiles files, OriginMap origins)
{
    public Errno Read(OverlayNode node, long offset, Span<byte> buffer, out int count)
    {
        count = 0;
        Errno error = store.Get(node.Upper, out Inode inode);
        if (error != Errno.None || offset < 0)
            return error != Errno.None ? error : Errno.EINVAL;
        buffer = buffer[..(int)Math.Clamp(inode.Size - offset, 0, buffer.Length)];
        while (count < buffer.Length)
        {
            long at = offset + count;
            Span<byte> piece = buffer[count..(int)Math.Min(buffer.Length, count + store.ChunkSize - (at % store.ChunkSize))];
            error = IsStored(node, at / store.ChunkSize) ? ReadStored(node, at, piece) : ReadBase(node, at, piece);
            if (error != Errno.None)
                return error;
            count += piece.Length;
        }

        return Errno.None;
    }

    /// <summary>Stores the chunks of a range whose rest would otherwise be lost, before it is written.</summary>
    public Errno Prepare(OverlayNode node, long offset, long length)
    {
        long last = (offset + length - 1) / store.ChunkSize;
        for (long index = offset / store.ChunkSize; index <= last; index++)
        {
            Errno error = Store(node, index);
            if (error != Errno.None)
                return error;
        }

        return Errno.None;
    }

    /// <summary>From now on nothing of the file is read from the base.</summary>
    public Errno Complete(WorkspaceRecords records, OverlayNode node)
    {
        for (long index = 0; index * store.ChunkSize < node.BaseLength; index++)
        {
            Errno error = Store(node, index);
            if (error != Errno.None)
                return error;
        }

        Shorten(records, node, 0);
        return Errno.None;
    }

    /// <summary>The file is about to get another size: what is cut off never comes back.</summary>
    public void Shorten(WorkspaceRecords records, OverlayNode node, long size)
    {
        if (size >= node.BaseLength)
            return;
        node.BaseLength = size;
        node.StoredChunks = null;
        if (!node.IsRemoved)
            origins.Shorten(records, node.Upper, size);
    }

    private Errno Store(OverlayNode node, long index)
    {
        long start = index * store.ChunkSize;
        if (start >= node.BaseLength || IsStored(node, index))
            return Errno.None;
        byte[] chunk = new byte[Math.Min(store.ChunkSize, node.BaseLength - start)];
        Errno error = ReadBase(node, start, chunk);
        if (error == Errno.None)
            error = store.Write(node.Upper, start, chunk);
        if (error == Errno.None)
            node.StoredChunks!.Add(index);
        return error;
    }

    private bool IsStored(OverlayNode node, long index)
    {
        if (node.StoredChunks is null)
            _ = store.Inspect(records => node.StoredChunks = [.. records!.ListChunks(node.Upper)]);
        return node.StoredChunks?.Contains(index) ?? false;
    }

    private Errno ReadStored(OverlayNode node, long offset, Span<byte> piece)
    {
        piece.Clear();
        return store.Read(node.Upper, offset, piece, out _);
    }

    private Errno ReadBase(OverlayNode node, long offset, Span<byte> piece)
    {
        piece.Clear();
        Span<byte> wanted = piece[..(int)Math.Clamp(node.BaseLength - offset, 0, piece.Length)];
        if (wanted.IsEmpty)
            return Errno.None;
        Errno error = files.Read(node, offset, wanted, out int count);
        // The base's file was changed or removed: its part of this file is lost, and must not look like zeros.
        return error == Errno.None && count == wanted.Length ? Errno.None : Errno.EIO;
    }
}
