using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>Installs a compiled seccomp program on the calling thread (seccomp(2)).</summary>
public static unsafe class SeccompFilter
{
    private const int SetModeFilter = 1;
    private const int InstructionBytes = 8;

    /// <summary>Installs the filter; children inherit it. Needs no_new_privs.</summary>
    /// <param name="program">Array of struct sock_filter, as libseccomp exports it.</param>
    /// <exception cref="LinuxException">The kernel refused the program.</exception>
    public static void Install(ReadOnlySpan<byte> program)
    {
        fixed (byte* instructions = program)
        {
            SocketFilterProgram filter = new() { Length = (ushort)(program.Length / InstructionBytes), Instructions = instructions };
            SystemCall.Check(NamespaceInterop.Call(NamespaceInterop.SysSeccomp, SetModeFilter, 0, &filter, 0, 0), "seccomp");
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct SocketFilterProgram
    {
        public ushort Length;
        public byte* Instructions;
    }
}
