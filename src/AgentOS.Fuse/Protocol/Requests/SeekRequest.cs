using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_lseek_in</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SeekRequest
{
    internal ulong Handle;
    internal long Offset;
    internal uint Whence;
    internal uint Padding;
}
