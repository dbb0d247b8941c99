using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_mknod_in</c>; the name follows.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MakeNodeRequest
{
    internal uint Mode;
    internal uint DeviceNumber;
    internal uint Umask;
    internal uint Padding;
}
