using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_attr_out</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AttributesReply
{
    internal ulong ValidSeconds;
    internal uint ValidNanoseconds;
    internal uint Padding;
    internal Attributes Attributes;
}
