using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_setxattr_in</c> before <see cref="InitFlags.SetxattrExt"/>; the name and the value follow.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SetExtendedAttributeRequest
{
    internal uint Size;
    internal uint Flags;
}
