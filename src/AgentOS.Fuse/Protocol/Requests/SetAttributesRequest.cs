using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_setattr_in</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SetAttributesRequest
{
    internal AttributeMask Valid;
    internal uint Padding;
    internal ulong Handle;
    internal ulong Size;
    internal ulong LockOwner;
    internal long AccessSeconds;
    internal long ModifySeconds;
    internal long ChangeSeconds;
    internal uint AccessNanoseconds;
    internal uint ModifyNanoseconds;
    internal uint ChangeNanoseconds;
    internal uint Mode;
    internal uint Unused4;
    internal uint UserId;
    internal uint GroupId;
    internal uint Unused5;
}
