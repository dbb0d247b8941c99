using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_write_in</c>; the data follow.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct WriteRequest
{
    internal ulong Handle;
    internal long Offset;
    internal uint Size;
    internal WriteFlags WriteFlags;
    internal ulong LockOwner;
    internal uint Flags;
    internal uint Padding;
}
