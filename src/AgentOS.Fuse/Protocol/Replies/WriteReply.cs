using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_write_out</c>, also the answer to COPY_FILE_RANGE.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct WriteReply
{
    internal uint Size;
    internal uint Padding;
}
