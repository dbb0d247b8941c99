using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_fallocate_in</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AllocateRequest
{
    internal ulong Handle;
    internal long Offset;
    internal long Length;
    internal uint Mode;
    internal uint Padding;
}
