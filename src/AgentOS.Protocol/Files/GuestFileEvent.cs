namespace AgentOS.Protocol;

/// <summary>A change below a watched directory.</summary>
/// <param name="Change">What happened.</param>
/// <param name="Name">To what: its path from the watched directory.</param>
public sealed record GuestFileEvent(GuestFileChange Change, string Name)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write((int)Change);
        writer.Write(Name);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static GuestFileEvent Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        GuestFileEvent message = new((GuestFileChange)reader.ReadInt32(), reader.ReadString());
        reader.End();
        return Enum.IsDefined(message.Change) ? message : throw new FrameException($"change {message.Change}");
    }
}
