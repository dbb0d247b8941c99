using AgentOS.Errors;
using AgentOS.Images.Layers;
using AgentOS.Images.Trees;

namespace AgentOS.Images.RootFilesystems;

/// <summary>Gives every inode and every content its place: inodes first, in the order of a walk, then content of directories and links, then that of files in the order of the layers.</summary>
internal sealed class ErofsLayout
{
    private readonly Dictionary<ImageInode, ErofsNode> _nodes = [];
    private readonly List<ErofsNode> _order = [];
    private readonly Dictionary<ImageInode, ErofsDirectory> _directories = [];

    /// <summary>Places a tree.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.TooLarge"/>.</exception>
    public ErofsLayout(ImageTree tree, string subject, ImageLimits limits)
    {
        Collect(tree.Root);
        long end = PlaceInodes();
        long block = BlocksOf(end);
        Files = [.. _order.Where(node => node.Inode.Kind == TarEntryKind.File && node.Size > 0).OrderBy(node => node.Inode.Source)];
        foreach (ErofsNode node in Others().Concat(Files))
        {
            node.Block = (uint)block;
            block += BlocksOf(node.Size);
            if (block * ErofsFormat.BlockSize > limits.RootDisk)
                throw new AgentOSException(ImageErrors.TooLarge, "make a root disk of", subject, $"{limits.RootDisk} bytes at most");
        }

        Blocks = (uint)block;
    }

    /// <summary>All inodes in the order of their places; the root is the first.</summary>
    public IReadOnlyList<ErofsNode> Inodes => _order;

    /// <summary>Files that have content, in the order of its places.</summary>
    public IReadOnlyList<ErofsNode> Files { get; }

    /// <summary>Blocks of the disk.</summary>
    public uint Blocks { get; }

    /// <summary>Directories and links whose content is in blocks of its own, in the order of their places.</summary>
    public IEnumerable<ErofsNode> Others() => _order.Where(node => node is { IsInline: false, Inode.Kind: TarEntryKind.Directory or TarEntryKind.SymbolicLink });

    /// <summary>Content of a directory or a link.</summary>
    public byte[] ContentOf(ErofsNode node) => _directories.TryGetValue(node.Inode, out ErofsDirectory? directory)
        ? directory.Encode(inode => _nodes[inode].Number)
        : System.Text.Encoding.Latin1.GetBytes(node.Inode.Target);

    // Not by recursion: directories may lie in each other as deep as an archive likes.
    private void Collect(ImageDirectory root)
    {
        Queue<ImageDirectory> waiting = new([root]);
        Add(root).Links = 2;
        while (waiting.TryDequeue(out ImageDirectory? directory))
        {
            foreach ((_, ImageName name) in directory.Names.OrderBy(name => name.Key, StringComparer.Ordinal))
            {
                if (name.Inode is ImageDirectory inner)
                {
                    Add(inner).Links = 2;
                    _nodes[directory].Links++;
                    waiting.Enqueue(inner);
                }
                else
                {
                    (_nodes.GetValueOrDefault(name.Inode) ?? Add(name.Inode)).Links++;
                }
            }
        }
    }

    private ErofsNode Add(ImageInode inode)
    {
        ErofsDirectory? directory = inode is ImageDirectory tree ? _directories[inode] = new(tree) : null;
        ErofsNode node = new(inode, directory?.Size ?? (inode.Kind == TarEntryKind.SymbolicLink ? inode.Target.Length : inode.Size));
        _nodes.Add(inode, node);
        _order.Add(node);
        return node;
    }

    private long PlaceInodes()
    {
        long offset = ErofsFormat.SuperblockOffset + ErofsFormat.SuperblockSize;
        foreach (ErofsNode node in _order)
        {
            bool hasContent = node.Inode.Kind is TarEntryKind.Directory or TarEntryKind.SymbolicLink;
            node.IsInline = hasContent && node.HeadSize + node.Size < ErofsFormat.BlockSize;
            int size = node.HeadSize + (node.IsInline ? (int)node.Size : 0);
            // Content behind an inode must be in the inode's block.
            if (node.IsInline && (offset % ErofsFormat.BlockSize) + size > ErofsFormat.BlockSize)
                offset = BlocksOf(offset) * ErofsFormat.BlockSize;
            node.Offset = offset;
            offset += (size + ErofsFormat.InodeSize - 1L) & -ErofsFormat.InodeSize;
        }

        return offset;
    }

    private static long BlocksOf(long bytes) => (bytes + ErofsFormat.BlockSize - 1) / ErofsFormat.BlockSize;
}
