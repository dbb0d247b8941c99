using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_mkdir_in</c>; the name follows.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MakeDirectoryRequest
{
    internal uint Mode;
    internal uint Umask;
}
