using System.Globalization;
using System.Net;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Programs;

/// <summary>Connects to a port of this machine's loopback: standard input goes there, what comes back to standard output.</summary>
internal static class DialingProgram
{
    private const int Room = 32 * 1024;

    public static int Run(string port)
    {
        try
        {
            using SafeFileHandle server = InternetSocket.Connect(new ListeningAddress(Transport.Tcp, IPAddress.Loopback, ushort.Parse(port, CultureInfo.InvariantCulture)));
            new Thread(() => Send(server)) { IsBackground = true }.Start();
            using SafeFileHandle output = new(1, ownsHandle: false);
            Copy(server, output);
            return ExitCodes.Success;
        }
        catch (LinuxException)
        {
            return ExitCodes.Failed;
        }
    }

    private static void Send(SafeFileHandle server)
    {
        using SafeFileHandle input = new(0, ownsHandle: false);
        Copy(input, server);
        UnixSocket.ShutdownSending(server);
    }

    // Until either has ended.
    private static void Copy(SafeFileHandle from, SafeFileHandle to)
    {
        byte[] buffer = new byte[Room];
        try
        {
            int count;
            Errno error;
            while ((error = DescriptorIo.Read(from, buffer, out count)) == Errno.EINTR || (error == Errno.None && count > 0))
                DescriptorIo.WriteAll(to, buffer.AsSpan(0, error == Errno.None ? count : 0));
        }
        catch (LinuxException)
        {
            // Nobody takes it any more.
        }
    }
}
