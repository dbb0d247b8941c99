namespace AgentOS.Protocol.Links;

/// <summary>One channel's receiver. Called on the link's reading thread, which serves all channels: nothing here may wait.</summary>
public interface ILinkChannel
{
    /// <summary>A frame came.</summary>
    /// <param name="kind">Any but <see cref="LinkKind.Open"/>.</param>
    /// <param name="payload">Its bytes, valid during the call.</param>
    /// <exception cref="FrameException">The other side broke the protocol: the link ends.</exception>
    void Receive(LinkKind kind, ReadOnlySpan<byte> payload);

    /// <summary>Nothing will come any more: the link has ended.</summary>
    void End();
}
