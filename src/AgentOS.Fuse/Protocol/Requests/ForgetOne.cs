using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_forget_one</c>: one element of a batch.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ForgetOne
{
    internal long Node;
    internal ulong Lookups;
}
