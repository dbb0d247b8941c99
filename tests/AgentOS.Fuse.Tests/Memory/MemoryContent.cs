namespace AgentOS.Fuse.Tests.Memory;

/// <summary>Sparse file content in 4 KiB blocks.</summary>
internal static class MemoryContent
{
    private const int BlockSize = MemoryNode.BlockSize;

    internal static int Read(MemoryNode node, long offset, Span<byte> buffer)
    {
        int count = (int)Math.Clamp(node.Inode.Size - offset, 0, buffer.Length);
        for (int done = 0; done < count;)
        {
            (long block, int start, int length) = Piece(offset + done, count - done);
            Span<byte> target = buffer.Slice(done, length);
            if (node.Blocks.TryGetValue(block, out byte[]? bytes))
                bytes.AsSpan(start, length).CopyTo(target);
            else
                target.Clear();
            done += length;
        }

        return count;
    }

    internal static void Write(MemoryNode node, long offset, ReadOnlySpan<byte> data)
    {
        for (int done = 0; done < data.Length;)
        {
            (long block, int start, int length) = Piece(offset + done, data.Length - done);
            if (!node.Blocks.TryGetValue(block, out byte[]? bytes))
                node.Blocks[block] = bytes = new byte[BlockSize];
            data.Slice(done, length).CopyTo(bytes.AsSpan(start));
            done += length;
        }

        node.Inode.Size = Math.Max(node.Inode.Size, offset + data.Length);
    }

    /// <summary>Makes a range zeros; whole blocks become holes.</summary>
    internal static void Zero(MemoryNode node, long offset, long length)
    {
        long end = offset + length;
        foreach ((long block, byte[] bytes) in node.Blocks.ToArray())
        {
            long from = Math.Max(offset, block * BlockSize);
            long to = Math.Min(end, (block + 1) * BlockSize);
            if (to - from == BlockSize)
                node.Blocks.Remove(block);
            else if (to > from)
                bytes.AsSpan((int)(from - (block * BlockSize)), (int)(to - from)).Clear();
        }
    }

    internal static void Resize(MemoryNode node, long size)
    {
        if (size < node.Inode.Size)
        {
            long whole = (node.Inode.Size + BlockSize - 1) / BlockSize * BlockSize;
            Zero(node, size, whole - size);
        }

        node.Inode.Size = size;
    }

    internal static long NextData(MemoryNode node, long offset)
    {
        long block = offset / BlockSize;
        long next = node.Blocks.Keys.Where(key => key >= block).DefaultIfEmpty(-1).Min();
        return next < 0 ? -1 : Math.Max(offset, next * BlockSize);
    }

    internal static long NextHole(MemoryNode node, long offset)
    {
        while (offset < node.Inode.Size && node.Blocks.ContainsKey(offset / BlockSize))
            offset = ((offset / BlockSize) + 1) * BlockSize;
        return Math.Min(offset, node.Inode.Size);
    }

    private static (long Block, int Start, int Length) Piece(long offset, int left)
    {
        int start = (int)(offset % BlockSize);
        return (offset / BlockSize, start, Math.Min(left, BlockSize - start));
    }
}
