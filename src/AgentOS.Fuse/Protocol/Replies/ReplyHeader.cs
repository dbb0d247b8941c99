using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Replies;

/// <summary>Before every reply and notification: <c>fuse_out_header</c>. The error is a negated errno, or a notification's code.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ReplyHeader
{
    internal uint Length;
    internal int Error;
    internal ulong Unique;
}
