using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_rename2_in</c>; the old and the new name follow.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Rename2Request
{
    internal long NewParent;
    internal uint Flags;
    internal uint Padding;
}
