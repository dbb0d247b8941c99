using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_release_in</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ReleaseRequest
{
    internal ulong Handle;
    internal uint Flags;
    internal uint ReleaseFlags;
    internal ulong LockOwner;
}
