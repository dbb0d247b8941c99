namespace AgentOS.Protocol;

/// <summary>The end of an agent is wanted.</summary>
/// <param name="GraceMilliseconds">How long its program may take after SIGTERM; 0 kills at once.</param>
public sealed record StopMessage(long GraceMilliseconds)
{
    /// <summary>The longest grace time: what a timer takes, 2^32 - 2 ms.</summary>
    public const long MaximumGraceMilliseconds = 4_294_967_294;

    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(GraceMilliseconds);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static StopMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        StopMessage message = new(reader.ReadInt64());
        reader.End();
        return message.GraceMilliseconds is >= 0 and <= MaximumGraceMilliseconds
            ? message
            : throw new FrameException($"grace time of {message.GraceMilliseconds} ms");
    }
}
