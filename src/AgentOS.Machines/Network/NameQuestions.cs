using System.Collections.Concurrent;
using AgentOS.Linux;
using AgentOS.Protocol.Links;

namespace AgentOS.Machines.Network;

/// <summary>Answers a machine's questions for names, one after the other. As with datagrams, those that come faster are lost.</summary>
internal sealed class NameQuestions
{
    private const int MostWaiting = 256;

    private readonly Link _link;
    private readonly IMachineNetwork _network;
    private readonly BlockingCollection<byte[]> _waiting = new(MostWaiting);

    public NameQuestions(Link link, IMachineNetwork network)
    {
        (_link, _network) = (link, network);
        new Thread(Answer, maxStackSize: 512 * 1024) { IsBackground = true, Name = "names" }.Start();
    }

    /// <summary>One came: who asks, which is returned as it is, then the question.</summary>
    public void Take(ReadOnlySpan<byte> packet)
    {
        if (packet.Length > DatagramSocket.AddressBytes && !_waiting.IsAddingCompleted)
            _ = _waiting.TryAdd(packet.ToArray());
    }

    /// <summary>No more come.</summary>
    public void End() => _waiting.CompleteAdding();

    private void Answer()
    {
        foreach (byte[] packet in _waiting.GetConsumingEnumerable())
        {
            if (_network.Answer(packet.AsMemory(DatagramSocket.AddressBytes)) is { } answer)
                _link.TrySend(LinkChannels.Network, LinkKind.Packet, [.. packet.AsSpan(0, DatagramSocket.AddressBytes), .. answer]);
        }
    }
}
