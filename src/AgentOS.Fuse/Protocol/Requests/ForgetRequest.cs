using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_forget_in</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ForgetRequest
{
    internal ulong Lookups;
}
