using System.Buffers.Binary;
using System.Text;
using AgentOS.Images.Trees;

namespace AgentOS.Images.RootFilesystems;

/// <summary>A directory's content: blocks, each with its entries and then their names, all in the order of bytes.</summary>
/// <param name="directory">The directory.</param>
internal sealed class ErofsDirectory(ImageDirectory directory)
{
    private readonly List<List<(string Name, ImageInode Inode)>> _blocks = Divide(directory);

    /// <summary>Bytes.</summary>
    public long Size => ((_blocks.Count - 1) * (long)ErofsFormat.BlockSize) + _blocks[^1].Sum(entry => ErofsFormat.EntrySize + entry.Name.Length);

    /// <summary>The bytes.</summary>
    /// <param name="numberOf">Numbers of inodes.</param>
    public byte[] Encode(Func<ImageInode, long> numberOf)
    {
        byte[] bytes = new byte[Size];
        for (int block = 0; block < _blocks.Count; block++)
            Encode(_blocks[block], bytes.AsSpan(block * ErofsFormat.BlockSize), numberOf);
        return bytes;
    }

    private static void Encode(List<(string Name, ImageInode Inode)> entries, Span<byte> block, Func<ImageInode, long> numberOf)
    {
        int nameOffset = entries.Count * ErofsFormat.EntrySize;
        for (int i = 0; i < entries.Count; i++)
        {
            (string name, ImageInode inode) = entries[i];
            Span<byte> entry = block[(i * ErofsFormat.EntrySize)..];
            BinaryPrimitives.WriteInt64LittleEndian(entry, numberOf(inode));
            BinaryPrimitives.WriteUInt16LittleEndian(entry[8..], (ushort)nameOffset);
            entry[10] = ErofsFormat.EntryType(inode.Kind);
            nameOffset += Encoding.Latin1.GetBytes(name, block[nameOffset..]);
        }
    }

    private static List<List<(string Name, ImageInode Inode)>> Divide(ImageDirectory directory)
    {
        List<List<(string, ImageInode)>> blocks = [[]];
        int used = 0;
        IEnumerable<(string Name, ImageInode Inode)> entries = directory.Names.Select(name => (name.Key, name.Value.Inode))
            .Append((".", directory)).Append(("..", directory.Parent)).OrderBy(entry => entry.Item1, StringComparer.Ordinal);
        foreach ((string name, ImageInode inode) in entries)
        {
            int size = ErofsFormat.EntrySize + name.Length;
            if (used + size > ErofsFormat.BlockSize)
            {
                blocks.Add([]);
                used = 0;
            }

            blocks[^1].Add((name, inode));
            used += size;
        }

        return blocks;
    }
}
