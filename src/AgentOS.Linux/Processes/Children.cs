using System.Buffers.Binary;

namespace AgentOS.Linux;

/// <summary>Waiting for child processes with waitid(2); SIGCHLD is left to the runtime.</summary>
public static unsafe class Children
{
    private const int ChildExited = 1; // CLD_EXITED; the other CLD codes of WEXITED are signals.

    /// <summary>Blocks until the child ends, and reaps it.</summary>
    /// <exception cref="LinuxException">It is not a child of this process.</exception>
    public static ProcessExit Wait(int pid) =>
        TryWait(ProcessInterop.IdTypeProcess, (uint)pid) ?? throw new LinuxException(Errno.ECHILD, "waitid");

    /// <summary>Blocks until any child ends, and reaps it.</summary>
    /// <returns>Null when there are no children.</returns>
    public static ProcessExit? WaitAny() => TryWait(ProcessInterop.IdTypeAll, 0);

    private static ProcessExit? TryWait(int idType, uint id)
    {
        // siginfo_t for SIGCHLD on 64-bit: si_code at 8, si_pid at 16, si_status at 24.
        byte* information = stackalloc byte[128];
        while (ProcessInterop.WaitId(idType, id, information, ProcessInterop.WaitExited) == -1)
        {
            if (SystemCall.LastError == Errno.ECHILD)
                return null;
            if (SystemCall.LastError != Errno.EINTR)
                throw new LinuxException(SystemCall.LastError, "waitid");
        }

        ReadOnlySpan<byte> fields = new(information, 128);
        int code = BinaryPrimitives.ReadInt32LittleEndian(fields[8..]);
        int pid = BinaryPrimitives.ReadInt32LittleEndian(fields[16..]);
        int status = BinaryPrimitives.ReadInt32LittleEndian(fields[24..]);
        return new ProcessExit(pid, status, code != ChildExited);
    }
}
