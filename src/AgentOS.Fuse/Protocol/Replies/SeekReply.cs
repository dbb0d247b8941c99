using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_lseek_out</c>, also <c>fuse_copy_file_range_out</c>: one 64-bit number.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SeekReply
{
    internal long Offset;
}
