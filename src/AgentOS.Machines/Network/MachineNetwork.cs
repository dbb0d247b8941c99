using System.Collections.Concurrent;
using AgentOS.Linux;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Network;

/// <summary>
/// The host's side of a machine's network. The machine sends no packets of a network: it begins channels, each a connection to an address, and asks for names. So nothing it says
/// is looked at by more than this, and it reaches what <see cref="IMachineNetwork"/> lets it.
/// </summary>
internal sealed class MachineNetwork : ILinkChannel
{
    // The machine counts a connection as over a little before this side does.
    private const int MostConnections = 2 * LinkChannels.MostConnections;

    private readonly Link _link;
    private readonly IMachineNetwork _network;
    private readonly NameQuestions _names;
    private readonly PendingSockets _sockets = new();
    private readonly ConcurrentDictionary<uint, bool> _open = new();

    public MachineNetwork(Link link, IMachineNetwork network)
    {
        (_link, _network) = (link, network);
        _names = new NameQuestions(link, network);
        link.Attach(LinkChannels.Network, this);
    }

    /// <summary>The machine begins a channel.</summary>
    /// <exception cref="FrameException">It may not.</exception>
    public void Open(uint channel, LinkPurpose purpose, ReadOnlySpan<byte> target)
    {
        if (purpose != LinkPurpose.Connection || channel < LinkChannels.FirstOfMachine || _open.Count >= MostConnections || !_open.TryAdd(channel, true))
            throw new FrameException($"channel {channel} for purpose {(int)purpose}, with {_open.Count} connections open");
        System.Net.IPEndPoint wanted = ConnectionTarget.Parse(target);
        (SafeFileHandle ours, SafeFileHandle theirs) = UnixSocket.CreateStreamPair();
        _ = CarryAsync(channel, ours);
        _network.Connect(theirs, wanted);
    }

    /// <inheritdoc cref="IMachine.ListenAsync"/>
    public Task ListenAsync(ListeningAddress address) =>
        _sockets.Request(address, () => _link.Send(LinkChannels.Network, FrameType.Listen, new ListenMessage(address).ToPayload()));

    /// <inheritdoc/>
    public void Receive(LinkKind kind, ReadOnlySpan<byte> payload)
    {
        if (kind == LinkKind.Packet)
            _names.Take(payload);
        else if (kind == LinkKind.Message && !payload.IsEmpty && (FrameType)payload[0] == FrameType.Listening)
            _sockets.Answer((Errno)ListeningMessage.Parse(payload[1..]).Error);
        else
            throw new FrameException($"kind {(byte)kind} on a machine's network");
    }

    /// <inheritdoc/>
    public void End()
    {
        _names.End();
        _sockets.End();
    }

    private async Task CarryAsync(uint channel, SafeFileHandle socket)
    {
        await LinkedConnection.Start(_link, channel, socket, isOurs: false).ConfigureAwait(false);
        _open.TryRemove(channel, out _);
    }
}
