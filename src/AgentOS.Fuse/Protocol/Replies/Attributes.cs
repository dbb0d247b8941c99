using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_attr</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Attributes
{
    internal long Number;
    internal long Size;
    internal long Blocks;
    internal long AccessSeconds;
    internal long ModifySeconds;
    internal long ChangeSeconds;
    internal uint AccessNanoseconds;
    internal uint ModifyNanoseconds;
    internal uint ChangeNanoseconds;
    internal uint Mode;
    internal uint LinkCount;
    internal uint UserId;
    internal uint GroupId;
    internal uint DeviceNumber;
    internal uint BlockSize;
    internal uint Flags;
}
