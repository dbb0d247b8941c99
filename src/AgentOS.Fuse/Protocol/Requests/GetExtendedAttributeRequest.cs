using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_getxattr_in</c>, of GETXATTR (the name follows) and LISTXATTR.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GetExtendedAttributeRequest
{
    internal uint Size;
    internal uint Padding;
}
