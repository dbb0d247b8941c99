using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_batch_forget_in</c>: <see cref="ForgetOne"/> elements follow.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct BatchForgetRequest
{
    internal uint Count;
    internal uint Padding;
}
