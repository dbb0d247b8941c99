using AgentOS.Linux;
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
        try
        {
            using SafeFileHandle socket = InternetSocket.Listen(address);
            host.Send(FrameType.Listening, new ListeningMessage(0).ToPayload(), socket);
        }
        catch (LinuxException failure)
        {
            host.Send(FrameType.Listening, new ListeningMessage((int)failure.Error).ToPayload());
        }
    }
}
