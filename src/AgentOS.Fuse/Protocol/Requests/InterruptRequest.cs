using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_interrupt_in</c>: which request to give up.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InterruptRequest
{
    internal ulong Unique;
}
