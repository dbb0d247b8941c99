using System.Text;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Vms.Keeping;

/// <summary>Lines over a Unix socket, each with at most one descriptor.</summary>
public static class SocketLines
{
    private const int LongestLine = 64 * 1024;

    /// <summary>Sends one.</summary>
    /// <exception cref="LinuxException">EPIPE when the other end is closed.</exception>
    public static void Send(UnixSocket socket, string line, SafeFileHandle? descriptor = null) => socket.Send(Encoding.UTF8.GetBytes(line + "\n"), descriptor);

    /// <summary>Waits for one.</summary>
    /// <returns>Null when the other end was closed before its end, or it is longer than 64 KiB.</returns>
    public static string? Receive(UnixSocket socket, out SafeFileHandle? descriptor)
    {
        descriptor = null;
        byte[] line = new byte[LongestLine];
        int length = 0;
        while (length < line.Length)
        {
            int received = TryReceive(socket, line.AsSpan(length), ref descriptor);
            if (received == 0)
                break;
            length += received;
            if (line[length - 1] == (byte)'\n')
                return Encoding.UTF8.GetString(line, 0, length - 1);
        }

        descriptor?.Dispose();
        descriptor = null;
        return null;
    }

    private static int TryReceive(UnixSocket socket, Span<byte> buffer, ref SafeFileHandle? descriptor)
    {
        try
        {
            return socket.Receive(buffer, ref descriptor);
        }
        catch (LinuxException failure) when (failure.Error == Errno.ECONNRESET)
        {
            return 0;
        }
    }
}
