namespace AgentOS.Protocol;

/// <summary>What the sandbox found possible from inside.</summary>
/// <param name="NestingClosed">No further user namespace can be made.</param>
/// <param name="ProcessesHidden">/proc shows only what the program may trace (hidepid).</param>
/// <param name="LandlockVersion">The kernel's Landlock interface version; 0 without Landlock.</param>
public sealed record ReadyMessage(bool NestingClosed, bool ProcessesHidden, int LandlockVersion)
{
    /// <summary>The network whose addresses are all local now.</summary>
    public CapturedNetwork Captured { get; init; }

    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(NestingClosed);
        writer.Write(ProcessesHidden);
        writer.Write(LandlockVersion);
        writer.Write((int)Captured);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static ReadyMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        ReadyMessage message = new(reader.ReadBoolean(), reader.ReadBoolean(), reader.ReadInt32())
        {
            Captured = (CapturedNetwork)reader.ReadInt32(),
        };
        reader.End();
        return Enum.IsDefined(message.Captured) ? message : throw new FrameException($"captured network {message.Captured}");
    }
}
