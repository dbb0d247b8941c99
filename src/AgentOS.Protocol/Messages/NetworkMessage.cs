namespace AgentOS.Protocol;

/// <summary>What to do with the rules of an agent's network.</summary>
/// <param name="Change">The change.</param>
/// <param name="Rule">The rule it is about, as it is written; empty for none.</param>
public sealed record NetworkMessage(NetworkChange Change, string Rule)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write((int)Change);
        writer.Write(Rule);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static NetworkMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        NetworkMessage message = new((NetworkChange)reader.ReadInt32(), reader.ReadString());
        reader.End();
        return Enum.IsDefined(message.Change) ? message : throw new FrameException($"network change {message.Change}");
    }
}
