using System.Threading.Channels;
using AgentOS.Linux;
using AgentOS.Protocol.Links;

namespace AgentOS.Machines.Network;

/// <summary>Answers a machine's questions for names, one after the other. As with datagrams, those that come faster are lost.</summary>
internal sealed class NameQuestions
{
    private const int MostWaiting = 256;

    private readonly Link _link;
    private readonly IMachineNetwork _network;
    private readonly Channel<byte[]> _waiting = Channel.CreateBounded<byte[]>(MostWaiting);

    public NameQuestions(Link link, IMachineNetwork network)
    {
        (_link, _network) = (link, network);
        _ = Task.Run(AnswerAsync);
    }

    /// <summary>One came: who asks, which is returned as it is, then the question.</summary>
    public void Take(ReadOnlySpan<byte> packet)
    {
        if (packet.Length > DatagramSocket.AddressBytes)
            _ = _waiting.Writer.TryWrite(packet.ToArray());
    }

    /// <summary>No more come.</summary>
    public void End() => _waiting.Writer.TryComplete();

    private async Task AnswerAsync()
    {
        await foreach (byte[] packet in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (_network.Answer(packet.AsMemory(DatagramSocket.AddressBytes)) is { } answer)
                _link.TrySend(LinkChannels.Network, LinkKind.Packet, [.. packet.AsSpan(0, DatagramSocket.AddressBytes), .. answer]);
        }
    }
}
