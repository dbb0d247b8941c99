using AgentOS.Linux;
using AgentOS.Linux.Diagnostics;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest;

/// <summary>Sockets in the sandbox's network for its host, which accepts at them from outside: so the sandbox needs no way out.</summary>
internal static class Listeners
{
    /// <summary>Binds one and sends it; keeps nothing of it.</summary>
    public static void Open(Frame request, FrameChannel host)
    {
        ListeningAddress address = ListenMessage.Parse(request.Payload).Address;
        Send(() => InternetSocket.Listen(address), host);
    }

    /// <summary>The same for a socket that tells of the connections here.</summary>
    public static void OpenDiagnostics(FrameChannel host) => Send(ConnectionDiagnostics.Open, host);

    private static void Send(Func<SafeFileHandle> open, FrameChannel host)
    {
        try
        {
            using SafeFileHandle socket = open();
            host.Send(FrameType.Listening, new ListeningMessage(0).ToPayload(), socket);
        }
        catch (LinuxException failure)
        {
            host.Send(FrameType.Listening, new ListeningMessage((int)failure.Error).ToPayload());
        }
    }
}
