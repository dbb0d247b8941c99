using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_notify_inval_inode_out</c>. A length of 0 or less reaches to the end.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InvalidateInode
{
    internal long Node;
    internal long Offset;
    internal long Length;
}
