using AgentOS.Linux;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Protocol.Links;

/// <summary>A connected socket whose bytes travel over a channel. Each direction has its own end, as in TCP.</summary>
public sealed class LinkedConnection : ILinkChannel
{
    // What the side that began the channel sends, and what the other one does.
    private const byte There = 0, Back = 1;

    private readonly Link _link;
    private readonly uint _channel;
    private readonly SafeFileHandle _socket;
    private readonly LinkStreams _streams;

    private LinkedConnection(Link link, uint channel, SafeFileHandle socket)
    {
        (_link, _channel, _socket) = (link, channel, socket);
        _streams = new LinkStreams(link, channel);
    }

    /// <summary>Begins to carry.</summary>
    /// <param name="link">Over which.</param>
    /// <param name="channel">The connection's channel.</param>
    /// <param name="socket">Becomes the connection's, which closes it when both directions have ended.</param>
    /// <param name="isOurs">Whether this side begins the channel.</param>
    /// <param name="announce">Tells the other side of the channel, if it does not know of it; nothing comes before.</param>
    /// <returns>Completes when it is over.</returns>
    public static Task Start(Link link, uint channel, SafeFileHandle socket, bool isOurs, Action? announce = null)
    {
        LinkedConnection connection = new(link, channel, socket);
        connection._streams.Write(isOurs ? Back : There, DescriptorIo.Duplicate(socket));
        link.Attach(channel, connection);
        announce?.Invoke();
        connection._streams.Send(isOurs ? There : Back, DescriptorIo.Duplicate(socket));
        return connection.FinishAsync();
    }

    /// <inheritdoc/>
    public void Receive(LinkKind kind, ReadOnlySpan<byte> payload)
    {
        if (kind == LinkKind.Close)
            End();
        else
            _streams.Receive(kind, payload);
    }

    /// <inheritdoc/>
    public void End()
    {
        _streams.End();
        UnixSocket.Shutdown(_socket);
    }

    private async Task FinishAsync()
    {
        await _streams.Written.ConfigureAwait(false);
        UnixSocket.ShutdownSending(_socket);
        await _streams.Sent.ConfigureAwait(false);
        _link.Detach(_channel);
        _socket.Dispose();
        _link.TrySend(_channel, LinkKind.Close);
    }
}
