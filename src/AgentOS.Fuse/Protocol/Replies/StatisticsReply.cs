using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_statfs_out</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StatisticsReply
{
    internal ulong Blocks;
    internal ulong FreeBlocks;
    internal ulong AvailableBlocks;
    internal ulong Files;
    internal ulong FreeFiles;
    internal uint BlockSize;
    internal uint NameLength;
    internal uint FragmentSize;
    internal uint Padding;
    internal ulong Spare0;
    internal ulong Spare1;
    internal ulong Spare2;
}
