using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_dirent</c>; the name follows, padded to eight bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DirectoryEntryHead
{
    internal long Number;
    internal long Cookie;
    internal uint NameLength;
    internal uint Type;
}
