using System.Net;
using System.Net.Sockets;
using System.Text;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox.Driver;

/// <summary>Answers at a sandbox's sockets, from outside of it, with the address that was called; a call that says an address asks for a socket there.</summary>
internal static class ListenerEcho
{
    public static void Serve(SandboxProcess process)
    {
        foreach (SafeFileHandle listener in process.Listeners)
            Serve(process, listener);
    }

    private static void Serve(SandboxProcess process, SafeFileHandle listener)
    {
        Socket socket = new(new SafeSocketHandle(listener.DangerousGetHandle(), ownsHandle: false));
        _ = socket.SocketType == SocketType.Stream ? AcceptAsync(process, socket) : AnswerAsync(socket);
    }

    private static async Task AcceptAsync(SandboxProcess process, Socket listener)
    {
        while (true)
        {
            using Socket caller = await listener.AcceptAsync();
            byte[] line = new byte[256];
            string asked = Encoding.UTF8.GetString(line, 0, await caller.ReceiveAsync(line)).Trim();
            string answer = asked.Contains(',', StringComparison.Ordinal) ? await ListenAsync(process, asked) : $"{caller.LocalEndPoint} heard {asked}";
            await caller.SendAsync(Encoding.UTF8.GetBytes(answer + "\n"));
        }
    }

    private static async Task<string> ListenAsync(SandboxProcess process, string asked)
    {
        try
        {
            Serve(process, await process.ListenAsync(DriverOptions.Listening(asked)));
            return "listening";
        }
        catch (LinuxException failure)
        {
            return failure.Error.ToString();
        }
    }

    private static async Task AnswerAsync(Socket socket)
    {
        byte[] datagram = new byte[256];
        while (true)
        {
            SocketReceiveFromResult received = await socket.ReceiveFromAsync(datagram, new IPEndPoint(IPAddress.Any, 0));
            await socket.SendToAsync(Encoding.UTF8.GetBytes($"heard {Encoding.UTF8.GetString(datagram, 0, received.ReceivedBytes)}"), received.RemoteEndPoint);
        }
    }
}
