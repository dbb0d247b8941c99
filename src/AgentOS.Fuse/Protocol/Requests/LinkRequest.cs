using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_link_in</c>; the new name follows.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LinkRequest
{
    internal long Target;
}
