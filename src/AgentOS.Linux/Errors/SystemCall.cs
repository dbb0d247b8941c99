using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>The one way to check a system call's result: call, check, name the step.</summary>
public static class SystemCall
{
    /// <summary>The error number of the last import that set it.</summary>
    public static Errno LastError => (Errno)Marshal.GetLastPInvokeError();

    /// <summary>Returns <paramref name="result"/>, or throws when it is -1.</summary>
    /// <exception cref="LinuxException">The call failed.</exception>
    public static int Check(int result, string step, string target = "") =>
        result != -1 ? result : throw new LinuxException(LastError, step, target);

    /// <inheritdoc cref="Check(int, string, string)"/>
    public static long Check(long result, string step, string target = "") =>
        result != -1 ? result : throw new LinuxException(LastError, step, target);
}
