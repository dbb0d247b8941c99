using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_getxattr_out</c>: how large a value is.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SizeReply
{
    internal uint Size;
    internal uint Padding;
}
