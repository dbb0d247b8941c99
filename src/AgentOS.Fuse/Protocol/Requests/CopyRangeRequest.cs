using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_copy_file_range_in</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CopyRangeRequest
{
    internal ulong SourceHandle;
    internal long SourceOffset;
    internal long Destination;
    internal ulong DestinationHandle;
    internal long DestinationOffset;
    internal ulong Length;
    internal ulong Flags;
}
