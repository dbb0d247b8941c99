namespace AgentOS.Protocol;

/// <summary>Another program for a running sandbox. What is not said is as for the first program.</summary>
/// <param name="Arguments">Program and arguments; the program is searched in the environment's PATH.</param>
/// <param name="Environment">Variables as <c>NAME=value</c>, in place of the first program's or besides them.</param>
/// <param name="WorkingDirectory">Where it starts; empty for the first program's directory.</param>
public sealed record ExecMessage(IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment, string WorkingDirectory)
{
    /// <summary>Bit n set: descriptor n (0–2) is a terminal made inside.</summary>
    public int TerminalDescriptors { get; init; }

    /// <summary>The terminal's height and width in characters; 0 when unknown.</summary>
    public (ushort Rows, ushort Columns) TerminalSize { get; init; }

    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Arguments);
        writer.Write(Environment);
        writer.Write(WorkingDirectory);
        writer.Write(TerminalDescriptors);
        writer.Write((int)TerminalSize.Rows);
        writer.Write((int)TerminalSize.Columns);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static ExecMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        ExecMessage message = new(reader.ReadStrings(), reader.ReadStrings(), reader.ReadString())
        {
            TerminalDescriptors = reader.ReadInt32(),
            TerminalSize = ((ushort)reader.ReadInt32(), (ushort)reader.ReadInt32()),
        };
        reader.End();
        return message.Arguments.Count > 0 ? message : throw new FrameException("no program");
    }
}
