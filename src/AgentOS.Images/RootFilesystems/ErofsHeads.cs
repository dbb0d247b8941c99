using System.Buffers.Binary;
using AgentOS.Images.Layers;
using AgentOS.Images.Trees;

namespace AgentOS.Images.RootFilesystems;

/// <summary>Superblock and inodes as they are written.</summary>
internal static class ErofsHeads
{
    /// <summary>The superblock. The same image gives the same one: it has no time and no random number.</summary>
    /// <param name="layout">Places.</param>
    /// <param name="identity">16 bytes of the image's digest, as the file system's UUID.</param>
    public static byte[] Superblock(ErofsLayout layout, ReadOnlySpan<byte> identity)
    {
        byte[] bytes = new byte[ErofsFormat.SuperblockSize];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, ErofsFormat.Magic);
        bytes[12] = ErofsFormat.BlockBits;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(14), (ushort)layout.Inodes[0].Number);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), layout.Inodes.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(36), layout.Blocks);
        identity.CopyTo(bytes.AsSpan(48, 16));
        return bytes;
    }

    /// <summary>An inode with its attributes.</summary>
    /// <param name="node">Which.</param>
    /// <param name="number">What stat(2) says where numbers have 32 bits.</param>
    public static byte[] Inode(ErofsNode node, uint number)
    {
        const int extended = 1;
        ImageInode inode = node.Inode;
        byte[] bytes = new byte[node.HeadSize];
        Span<byte> head = bytes;
        BinaryPrimitives.WriteUInt16LittleEndian(head, (ushort)(extended | ((node.IsInline ? ErofsFormat.Inline : ErofsFormat.Plain) << 1)));
        BinaryPrimitives.WriteUInt16LittleEndian(head[2..], ErofsAttributes.Count(node.Attributes));
        BinaryPrimitives.WriteUInt16LittleEndian(head[4..], (ushort)(ErofsFormat.ModeType(inode.Kind) | inode.Mode));
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], node.Size);
        BinaryPrimitives.WriteUInt32LittleEndian(head[16..], inode.Kind is TarEntryKind.CharacterDevice or TarEntryKind.BlockDevice ? Device(inode) : node.Block);
        BinaryPrimitives.WriteUInt32LittleEndian(head[20..], number);
        BinaryPrimitives.WriteUInt32LittleEndian(head[24..], inode.UserId);
        BinaryPrimitives.WriteUInt32LittleEndian(head[28..], inode.GroupId);
        (long seconds, uint nanoseconds) = Divide(inode.ModifyTime);
        BinaryPrimitives.WriteInt64LittleEndian(head[32..], seconds);
        BinaryPrimitives.WriteUInt32LittleEndian(head[40..], nanoseconds);
        BinaryPrimitives.WriteUInt32LittleEndian(head[44..], node.Links);
        node.Attributes.CopyTo(head[ErofsFormat.InodeSize..]);
        return bytes;
    }

    private static (long Seconds, uint Nanoseconds) Divide(Int128 time)
    {
        Int128 rest = ((time % 1_000_000_000) + 1_000_000_000) % 1_000_000_000;
        return ((long)((time - rest) / 1_000_000_000), (uint)rest);
    }

    // new_encode_dev (linux/kdev_t.h).
    private static uint Device(ImageInode inode) => (inode.DeviceMinor & 0xFF) | (inode.DeviceMajor << 8) | ((inode.DeviceMinor & ~0xFFu) << 12);
}
