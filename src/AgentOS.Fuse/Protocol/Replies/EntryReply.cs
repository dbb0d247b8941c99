using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_entry_out</c>. Node 0 is a name known not to exist.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct EntryReply
{
    internal long Node;
    internal ulong Generation;
    internal ulong EntryValidSeconds;
    internal ulong AttributesValidSeconds;
    internal uint EntryValidNanoseconds;
    internal uint AttributesValidNanoseconds;
    internal Attributes Attributes;
}
