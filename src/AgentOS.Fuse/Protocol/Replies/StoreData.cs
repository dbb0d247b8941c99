using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_notify_store_out</c>; the data follow.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StoreData
{
    internal long Node;
    internal long Offset;
    internal uint Size;
    internal uint Padding;
}
