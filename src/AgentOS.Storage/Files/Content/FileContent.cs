using AgentOS.Linux;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Files;

/// <summary>Reading and writing the bytes of regular files.</summary>
internal sealed class FileContent(InodeCache inodes, ChunkTable chunks, DiskBudget budget, TimelineRecorder timeline, Clock clock)
{
    /// <summary>Far above any disk, and low enough for every sum of offsets to fit.</summary>
    internal const long MaxFileSize = 1L << 60;

    private byte[]? _chunk;

    // Made with the first write that ends inside a chunk.
    private byte[] Chunk => _chunk ??= new byte[chunks.Size];

    internal Errno Read(long number, long offset, Span<byte> buffer, out int count)
    {
        count = 0;
        Errno error = GetRegular(number, out Inode inode);
        if (error != Errno.None || offset < 0)
            return error != Errno.None ? error : Errno.EINVAL;
        count = (int)Math.Clamp(inode.Size - offset, 0, buffer.Length);
        if (count > 0)
            chunks.ReadRange(number, offset, buffer[..count]);
        return Errno.None;
    }

    internal Errno Write(long number, long offset, ReadOnlySpan<byte> data)
    {
        Errno error = GetRegular(number, out Inode inode);
        if (error != Errno.None)
            return error;
        if (offset < 0)
            return Errno.EINVAL;
        if (offset > MaxFileSize - data.Length)
            return Errno.EFBIG;
        if (data.IsEmpty)
            return Errno.None;
        if (!budget.TryTake(data.Length))
            return Errno.ENOSPC;

        FillTail(inode, offset);
        WriteChunks(number, offset, data, inode.Size);
        inode.Size = Math.Max(inode.Size, offset + data.Length);
        clock.Modified(ref inode);
        inodes.Put(inode);
        timeline.Changed(FileOperation.Write, number, data.Length);
        return Errno.None;
    }

    /// <summary>Sets a regular file's size; the caller writes the inode.</summary>
    internal Errno Resize(ref Inode inode, long size)
    {
        if (size < 0)
            return Errno.EINVAL;
        if (size > MaxFileSize)
            return Errno.EFBIG;
        if (size < inode.Size)
        {
            chunks.Delete(inode.Number, (size + chunks.Size - 1) / chunks.Size, long.MaxValue);
            if (size % chunks.Size != 0)
                chunks.Cut(inode.Number, size / chunks.Size, (int)(size % chunks.Size));
        }
        else if (size > inode.Size)
        {
            FillTail(inode, size);
        }

        inode.Size = size;
        return Errno.None;
    }

    internal Errno Allocate(long number, AllocateMode mode, long offset, long length)
    {
        Errno error = GetRegular(number, out Inode inode);
        if (error != Errno.None)
            return error;
        if (offset < 0 || length <= 0)
            return Errno.EINVAL;
        if (offset > MaxFileSize - length)
            return Errno.EFBIG;

        long end = offset + length;
        if (mode is AllocateMode.PunchHole or AllocateMode.Zero or AllocateMode.ZeroKeepSize)
            Erase(inode, offset, Math.Min(end, inode.Size));
        else if (!budget.HasRoomFor(end - inode.Size))
            return Errno.ENOSPC;

        if (mode is (AllocateMode.Grow or AllocateMode.Zero) && end > inode.Size)
            _ = Resize(ref inode, end);
        clock.Modified(ref inode);
        inodes.Put(inode);
        timeline.Changed(FileOperation.Allocate, number, length);
        return Errno.None;
    }

    internal Errno Seek(long number, long offset, SeekTarget target, out long position)
    {
        position = 0;
        Errno error = GetRegular(number, out Inode inode);
        if (error != Errno.None)
            return error;
        if (offset < 0 || offset >= inode.Size)
            return Errno.ENXIO;

        long index = offset / chunks.Size;
        if (target == SeekTarget.Hole)
        {
            while (chunks.FindNext(number, index) == index)
                index++;
        }
        else
        {
            index = chunks.FindNext(number, index);
        }

        if (index < 0 || (target == SeekTarget.Data && index * chunks.Size >= inode.Size))
            return Errno.ENXIO;
        position = Math.Clamp(index * chunks.Size, offset, inode.Size);
        return Errno.None;
    }

    internal Errno Copy(long source, long sourceOffset, long destination, long destinationOffset, long length, out long copied)
    {
        copied = 0;
        Errno error = GetRegular(source, out Inode from);
        if (error != Errno.None)
            return error;
        if (sourceOffset < 0 || destinationOffset < 0 || length < 0)
            return Errno.EINVAL;
        length = Math.Clamp(from.Size - sourceOffset, 0, length);
        if (source == destination && Math.Abs(sourceOffset - destinationOffset) < length)
            return Errno.EINVAL;
        if (!budget.HasRoomFor(length))
            return Errno.ENOSPC;

        byte[] buffer = new byte[Math.Min(length, chunks.Size)];
        while (copied < length && error == Errno.None)
        {
            // Chunks of the destination are replaced whole where the ranges allow it.
            long room = chunks.Size - ((destinationOffset + copied) % chunks.Size);
            Span<byte> piece = buffer.AsSpan(0, (int)Math.Min(room, length - copied));
            chunks.ReadRange(source, sourceOffset + copied, piece);
            error = Write(destination, destinationOffset + copied, piece);
            copied += error == Errno.None ? piece.Length : 0;
        }

        return copied > 0 ? Errno.None : error;
    }

    internal void Delete(long number) => chunks.Delete(number, 0, long.MaxValue);

    /// <summary>Storage used by a file in bytes. Counting stops early: a file with this many chunks is taken as dense.</summary>
    internal long MeasureStorage(in Inode inode)
    {
        const long mostCounted = 1024;
        if (inode.Size <= chunks.Size)
            return inode.Size;
        long count = chunks.Count(inode.Number, mostCounted);
        return count == mostCounted ? inode.Size : Math.Min(inode.Size, count * chunks.Size);
    }

    private Errno GetRegular(long number, out Inode inode)
    {
        if (!inodes.TryGet(number, out inode))
            return Errno.ENOENT;
        if (ModeBits.IsRegular(inode.Mode))
            return Errno.None;
        return ModeBits.IsDirectory(inode.Mode) ? Errno.EISDIR : Errno.EINVAL;
    }

    private void WriteChunks(long number, long offset, ReadOnlySpan<byte> data, long size)
    {
        while (!data.IsEmpty)
        {
            long index = offset / chunks.Size;
            int start = (int)(offset % chunks.Size);
            int length = Math.Min(data.Length, chunks.Size - start);
            bool replacesAll = start == 0 && offset + length >= Math.Min(size, (index + 1) * chunks.Size);
            if (replacesAll)
                chunks.Write(number, index, data[..length]);
            else
                Patch(number, index, start, data[..length]);
            offset += length;
            data = data[length..];
        }
    }

    private void Patch(long number, long index, int start, ReadOnlySpan<byte> data)
    {
        int stored = chunks.Read(number, index, Chunk);
        if (stored < start)
            Chunk.AsSpan(stored, start - stored).Clear();
        data.CopyTo(Chunk.AsSpan(start));
        chunks.Write(number, index, Chunk.AsSpan(0, Math.Max(stored, start + data.Length)));
    }

    /// <summary>
    /// Pads the last chunk with zeros when the file is about to grow past it: other readers of the format take a short chunk in the
    /// middle for the end.
    /// </summary>
    private void FillTail(in Inode inode, long end)
    {
        int tail = (int)(inode.Size % chunks.Size);
        long index = inode.Size / chunks.Size;
        if (tail == 0 || end <= inode.Size)
            return;

        int wanted = (int)Math.Min(chunks.Size, end - (index * chunks.Size));
        int stored = chunks.Read(inode.Number, index, Chunk);
        if (stored == 0 || stored >= wanted)
            return;
        Chunk.AsSpan(stored, wanted - stored).Clear();
        chunks.Write(inode.Number, index, Chunk.AsSpan(0, wanted));
    }

    private void Erase(in Inode inode, long offset, long end)
    {
        if (offset >= end)
            return;

        // A chunk goes when the range covers all of it that lies within the file.
        long firstWhole = (offset + chunks.Size - 1) / chunks.Size;
        long lastWhole = end == inode.Size ? (end - 1) / chunks.Size : (end / chunks.Size) - 1;
        if (firstWhole <= lastWhole)
            chunks.Delete(inode.Number, firstWhole, lastWhole);
        Blank(inode.Number, offset, Math.Min(end, firstWhole * chunks.Size));
        if (lastWhole >= firstWhole - 1)
            Blank(inode.Number, Math.Max(offset, (lastWhole + 1) * chunks.Size), end);
    }

    private void Blank(long number, long offset, long end)
    {
        if (offset >= end)
            return;

        long index = offset / chunks.Size;
        int start = (int)(offset % chunks.Size);
        int stored = chunks.Read(number, index, Chunk);
        if (stored <= start)
            return;
        int length = (int)Math.Min(stored - start, end - offset);
        Chunk.AsSpan(start, length).Clear();
        chunks.Write(number, index, Chunk.AsSpan(0, stored));
    }
}
