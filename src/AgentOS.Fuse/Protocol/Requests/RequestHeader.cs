using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary>Before every request: <c>fuse_in_header</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RequestHeader
{
    internal uint Length;
    internal FuseOpcode Opcode;
    internal ulong Unique;
    internal long Node;
    internal uint UserId;
    internal uint GroupId;
    internal uint ProcessId;
    internal ushort ExtensionLength;
    internal ushort Padding;
}
