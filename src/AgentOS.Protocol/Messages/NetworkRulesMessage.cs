namespace AgentOS.Protocol;

/// <summary>The rules of an agent's network.</summary>
/// <param name="Generation">How often they changed, 1 for the first.</param>
/// <param name="Allow">What is allowed, as it is written.</param>
/// <param name="Deny">What is denied.</param>
public sealed record NetworkRulesMessage(long Generation, IReadOnlyList<string> Allow, IReadOnlyList<string> Deny)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Generation);
        writer.Write(Allow);
        writer.Write(Deny);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static NetworkRulesMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        NetworkRulesMessage message = new(reader.ReadInt64(), reader.ReadStrings(), reader.ReadStrings());
        reader.End();
        return message;
    }
}
