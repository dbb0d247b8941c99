namespace AgentOS.Protocol;

/// <summary>Why a sandbox's file service did not do what it was asked.</summary>
/// <param name="Error">An errno.</param>
/// <param name="Syscall">What failed.</param>
public sealed record GuestFileFailure(int Error, string Syscall)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Error);
        writer.Write(Syscall);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static GuestFileFailure Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        GuestFileFailure message = new(reader.ReadInt32(), reader.ReadString());
        reader.End();
        return message;
    }
}
