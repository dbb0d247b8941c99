using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_create_in</c>, of CREATE and TMPFILE; the name follows.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CreateRequest
{
    internal uint Flags;
    internal uint Mode;
    internal uint Umask;
    internal uint OpenFlags;
}
