using AgentOS.Images.Trees;

namespace AgentOS.Images.RootFilesystems;

/// <summary>Where an inode and its content are on the disk.</summary>
/// <param name="inode">The inode.</param>
/// <param name="content">Bytes of its content.</param>
internal sealed class ErofsNode(ImageInode inode, long content)
{
    public ImageInode Inode { get; } = inode;

    /// <summary>Bytes of content.</summary>
    public long Size { get; } = content;

    /// <summary>Its extended attributes as they are written.</summary>
    public byte[] Attributes { get; } = ErofsAttributes.Encode(inode.ExtendedAttributes);

    /// <summary>Names that mean it, as stat(2) counts them.</summary>
    public uint Links { get; set; }

    /// <summary>Byte where it begins.</summary>
    public long Offset { get; set; }

    /// <summary>Content stands behind the inode, and has no block of its own.</summary>
    public bool IsInline { get; set; }

    /// <summary>First block of its content.</summary>
    public uint Block { get; set; }

    /// <summary>The number that directories name it by.</summary>
    public long Number => Offset / ErofsFormat.SlotSize;

    /// <summary>Bytes of inode and attributes.</summary>
    public int HeadSize => ErofsFormat.InodeSize + Attributes.Length;
}
