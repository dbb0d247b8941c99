using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_rename_in</c>; the old and the new name follow.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RenameRequest
{
    internal long NewParent;
}
