using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_open_out</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OpenReply
{
    internal ulong Handle;
    internal OpenFlags Flags;
    internal uint Padding;
}
