using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary><c>fuse_init_out</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InitReply
{
    internal uint Major;
    internal uint Minor;
    internal uint MaxReadahead;
    internal uint Flags;
    internal ushort MaxBackground;
    internal ushort CongestionThreshold;
    internal uint MaxWrite;
    internal uint TimeGranularity;
    internal ushort MaxPages;
    internal ushort MapAlignment;
    internal uint Flags2;
    internal uint MaxStackDepth;
    internal ushort RequestTimeout;
    internal ushort Unused0;
    internal ulong Unused1;
    internal ulong Unused2;
}
