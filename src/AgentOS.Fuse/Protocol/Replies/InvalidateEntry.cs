using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_notify_inval_entry_out</c>; the name and a NUL follow.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InvalidateEntry
{
    internal long Parent;
    internal uint NameLength;
    internal uint Flags;
}
