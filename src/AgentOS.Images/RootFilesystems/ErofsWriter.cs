using AgentOS.Images.Layers;

namespace AgentOS.Images.RootFilesystems;

/// <summary>Writes a disk from its beginning to its end: heads from the layout, content of files from the layers as they are read again.</summary>
/// <param name="layout">Places.</param>
/// <param name="disk">The disk, empty.</param>
internal sealed class ErofsWriter(ErofsLayout layout, Stream disk)
{
    private readonly byte[] _buffer = new byte[256 * 1024];

    /// <summary>Writes all of it.</summary>
    /// <param name="identity">16 bytes for the UUID.</param>
    /// <param name="layers">Where content is.</param>
    /// <param name="cancellationToken">Stops.</param>
    public void Write(ReadOnlySpan<byte> identity, ImageLayers layers, CancellationToken cancellationToken)
    {
        WriteHeads(identity);
        foreach (IGrouping<int, ErofsNode> layer in layout.Files.GroupBy(file => file.Inode.Source.Layer))
        {
            Dictionary<int, ErofsNode> wanted = layer.ToDictionary(file => file.Inode.Source.Entry);
            layers.ReadAgain(layer.Key, (_, index, reader) =>
            {
                if (wanted.TryGetValue(index, out ErofsNode? file))
                    WriteContent(file, reader);
            }, wanted.Keys.Max(), cancellationToken);
        }

        disk.SetLength((long)layout.Blocks * ErofsFormat.BlockSize);
    }

    private void WriteHeads(ReadOnlySpan<byte> identity)
    {
        // Through a buffer, because they are many and small, and forward only.
        disk.Position = ErofsFormat.SuperblockOffset;
        BufferedStream heads = new(disk, _buffer.Length);
        heads.Write(ErofsHeads.Superblock(layout, identity));
        uint number = 1;
        foreach (ErofsNode node in layout.Inodes)
        {
            Fill(heads, node.Offset);
            heads.Write(ErofsHeads.Inode(node, number++));
            if (node.IsInline)
                heads.Write(layout.ContentOf(node));
        }

        foreach (ErofsNode node in layout.Others())
        {
            Fill(heads, (long)node.Block * ErofsFormat.BlockSize);
            heads.Write(layout.ContentOf(node));
        }

        heads.Flush();
    }

    private void WriteContent(ErofsNode file, TarReader reader)
    {
        disk.Position = (long)file.Block * ErofsFormat.BlockSize;
        while (reader.ReadContent(_buffer) is > 0 and int count)
            disk.Write(_buffer, 0, count);
    }

    private static void Fill(BufferedStream stream, long position)
    {
        ReadOnlySpan<byte> zeroes = stackalloc byte[ErofsFormat.InodeSize];
        for (long left = position - stream.Position; left > 0; left -= Math.Min(left, zeroes.Length))
            stream.Write(zeroes[..(int)Math.Min(left, zeroes.Length)]);
    }
}
