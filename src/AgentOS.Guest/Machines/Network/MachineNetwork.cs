using AgentOS.Linux;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Machines.Network;

/// <summary>
/// The machine's network: its loopback interface. There is no other, and no device. Where it may reach names, every address is its own as in a sandbox, and what comes to the
/// sockets the host wants travels over the link.
/// </summary>
internal sealed class MachineNetwork : ILinkChannel
{
    private const string ResolverPath = "/etc/resolv.conf", Resolver = "nameserver 127.0.0.1\noptions edns0\n";

    private readonly Link _link;
    private NameRelay? _names;

    private MachineNetwork(Link link) => _link = link;

    /// <summary>Makes it what the host says.</summary>
    /// <exception cref="LinuxException">A socket could not be bound.</exception>
    public static void Begin(Link link, MachineMessage message)
    {
        if (message.CapturesNetwork)
        {
            _ = NetworkCapture.Begin();
            // It may be a link to what is not there.
            File.Delete(ResolverPath);
            File.WriteAllText(ResolverPath, Resolver);
        }

        MachineNetwork network = new(link);
        foreach (ListeningAddress address in message.Listeners)
            network.Listen(address);
        link.Attach(LinkChannels.Network, network);
    }

    public void Receive(LinkKind kind, ReadOnlySpan<byte> payload)
    {
        if (kind == LinkKind.Packet)
            _names?.Answer(payload);
        else if (kind == LinkKind.Message && (FrameType)payload[0] == FrameType.Listen)
            Report(ListenMessage.Parse(payload[1..]).Address);
    }

    public void End()
    {
        // So does the machine.
    }

    private void Report(ListeningAddress address)
    {
        Errno error = Errno.None;
        try
        {
            Listen(address);
        }
        catch (LinuxException failure)
        {
            error = failure.Error;
        }

        _link.Send(LinkChannels.Network, FrameType.Listening, new ListeningMessage((int)error).ToPayload());
    }

    private void Listen(ListeningAddress address)
    {
        SafeFileHandle socket = InternetSocket.Listen(address);
        if (address.Transport == Transport.Udp)
            _names = NameRelay.Start(_link, socket);
        else
            MachineListener.Start(_link, socket);
    }
}
