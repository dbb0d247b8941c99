using System.Globalization;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Services;

/// <summary>A listening socket that the service manager made and passed on (sd_listen_fds(3)): callers can wait at it before this process runs.</summary>
public static class PassedSocket
{
    private const string ProcessVariable = "LISTEN_PID", CountVariable = "LISTEN_FDS", NamesVariable = "LISTEN_FDNAMES";
    private const int First = 3;

    /// <summary>Takes it; children neither inherit it nor hear of it.</summary>
    /// <returns>Null when none was passed to this process.</returns>
    public static SafeFileHandle? Take()
    {
        bool isPassed = Number(ProcessVariable) == Environment.ProcessId && Number(CountVariable) > 0;
        foreach (string variable in (string[])[ProcessVariable, CountVariable, NamesVariable])
            Environment.SetEnvironmentVariable(variable, null);
        if (!isPassed)
            return null;
        SafeFileHandle socket = new(First, ownsHandle: true);
        DescriptorIo.CloseOnExecution(socket);
        return socket;
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
