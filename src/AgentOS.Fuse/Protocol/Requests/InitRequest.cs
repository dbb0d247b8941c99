using System.Runtime.InteropServices;

namespace AgentOS.Fuse.Protocol.Requests;

/// <summary><c>fuse_init_in</c> up to 7.35; the second word of flags follows when <see cref="InitFlags.InitExt"/> is set.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct InitRequest
{
    internal uint Major;
    internal uint Minor;
    internal uint MaxReadahead;
    internal uint Flags;
}
