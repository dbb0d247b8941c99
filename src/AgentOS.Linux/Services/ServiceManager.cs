using System.Globalization;
using System.Text;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Services;

/// <summary>Tells the service manager that started this process how it is (sd_notify(3)).</summary>
public sealed unsafe class ServiceManager : IDisposable
{
    private const string SocketVariable = "NOTIFY_SOCKET", IntervalVariable = "WATCHDOG_USEC", ProcessVariable = "WATCHDOG_PID";

    private readonly SafeFileHandle _socket;

    private ServiceManager(SafeFileHandle socket, TimeSpan? watchdog)
    {
        _socket = socket;
        Watchdog = watchdog;
    }

    /// <summary>It restarts this process when it hears nothing for so long; null when it does not watch.</summary>
    public TimeSpan? Watchdog { get; }

    /// <summary>Finds it; children do not hear of it.</summary>
    /// <returns>Null when this process was started by something else.</returns>
    /// <exception cref="LinuxException">It names a socket that cannot be reached.</exception>
    public static ServiceManager? Find()
    {
        string? path = Environment.GetEnvironmentVariable(SocketVariable);
        TimeSpan? watchdog = Interval();
        foreach (string variable in (string[])[SocketVariable, IntervalVariable, ProcessVariable])
            Environment.SetEnvironmentVariable(variable, null);
        return string.IsNullOrEmpty(path) ? null : new ServiceManager(Connect(path), watchdog);
    }

    /// <summary>Everything is up: callers are answered.</summary>
    /// <param name="status">A line for people.</param>
    public void Ready(string status) => Tell($"READY=1\nSTATUS={status}");

    /// <summary>This process works.</summary>
    public void KeepAlive() => Tell("WATCHDOG=1");

    /// <summary>This process is about to end.</summary>
    public void Stopping() => Tell("STOPPING=1");

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    // A manager that has no room for a message hears the next one.
    private void Tell(string message) => _ = DescriptorIo.Write(_socket, Encoding.UTF8.GetBytes(message), out _);

    private static SafeFileHandle Connect(string path)
    {
        SafeFileHandle socket = new(
            SystemCall.Check(
                SocketInterop.Open(SocketInterop.FamilyUnix, SocketInterop.TypeDatagram | SocketInterop.CloseOnExec | SocketInterop.NonBlocking, 0), "socket"),
            ownsHandle: true);
        byte[] address = SocketAddress.Of(path);
        fixed (byte* start = address)
            SystemCall.Check(SocketInterop.Connect((int)socket.DangerousGetHandle(), start, (uint)address.Length), "connect", path);
        return socket;
    }

    // WATCHDOG_PID says whom it watches, when that is not every process of the service (sd_watchdog_enabled(3)).
    private static TimeSpan? Interval()
    {
        string? process = Environment.GetEnvironmentVariable(ProcessVariable);
        bool isWatched = process is null || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return isWatched && long.TryParse(Environment.GetEnvironmentVariable(IntervalVariable), NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds)
            && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
    }
}
