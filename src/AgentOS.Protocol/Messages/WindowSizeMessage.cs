namespace AgentOS.Protocol;

/// <summary>The size of a caller's window, in characters; 0 when unknown.</summary>
/// <param name="Rows">Height.</param>
/// <param name="Columns">Width.</param>
public sealed record WindowSizeMessage(ushort Rows, ushort Columns)
{
    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write((int)Rows);
        writer.Write((int)Columns);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static WindowSizeMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        (int rows, int columns) = (reader.ReadInt32(), reader.ReadInt32());
        reader.End();
        return rows is >= 0 and <= ushort.MaxValue && columns is >= 0 and <= ushort.MaxValue
            ? new WindowSizeMessage((ushort)rows, (ushort)columns)
            : throw new FrameException($"window of {rows} by {columns}");
    }
}
