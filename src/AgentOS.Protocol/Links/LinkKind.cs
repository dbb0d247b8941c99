namespace AgentOS.Protocol.Links;

/// <summary>What a frame of a <see cref="Link"/> does to its channel.</summary>
public enum LinkKind : byte
{
    /// <summary>Begins the channel. One byte: a <see cref="LinkPurpose"/>; then what the purpose wants.</summary>
    Open = 1,

    /// <summary>Either: a message as sandboxes and hosts exchange them. One byte, a <see cref="FrameType"/>, then its payload.</summary>
    Message = 2,

    /// <summary>Either: bytes of a stream. One byte, the stream's number, then the bytes; none is the stream's end.</summary>
    Data = 3,

    /// <summary>Either: the receiver took bytes of a stream and can hold as many more. One byte, the stream's number, then u32.</summary>
    Credit = 4,

    /// <summary>Either: one whole packet.</summary>
    Packet = 5,

    /// <summary>Either: nothing more comes on this channel. Empty.</summary>
    Close = 6,
}
