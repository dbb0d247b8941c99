namespace AgentOS.Protocol;

/// <summary>What the first program of a sandbox starts, and how it confines it.</summary>
/// <param name="Arguments">Program and arguments; the program is searched in the environment's PATH.</param>
/// <param name="Environment">Whole environment as <c>NAME=value</c>.</param>
/// <param name="WorkingDirectory">Where the program starts.</param>
/// <param name="SeccompProgram">Compiled filter (array of struct sock_filter); empty for none.</param>
public sealed record LaunchMessage(
    IReadOnlyList<string> Arguments,
    IReadOnlyList<string> Environment,
    string WorkingDirectory,
    ReadOnlyMemory<byte> SeccompProgram)
{
    /// <summary>The descriptor of agentos-init that becomes the program's standard error.</summary>
    public int ErrorDescriptor { get; init; }

    /// <summary>Bit n set: descriptor n (0–2) is the sandbox's terminal.</summary>
    public int TerminalDescriptors { get; init; }

    /// <summary>Whether to scope signals and abstract sockets with Landlock.</summary>
    public bool ScopeWithLandlock { get; init; }

    /// <summary>RLIMIT_NPROC of the program; 0 for none.</summary>
    public long ProcessLimit { get; init; }

    /// <summary>Bytes of memory above which the whole sandbox is killed by its watcher; 0 for no watcher.</summary>
    public long WatchedMemory { get; init; }

    /// <summary>Whether every address is made local, so that what programs connect to arrives at the sandbox's own sockets.</summary>
    public bool CapturesNetwork { get; init; }

    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Arguments);
        writer.Write(Environment);
        writer.Write(WorkingDirectory);
        writer.Write(SeccompProgram.Span);
        writer.Write(ErrorDescriptor);
        writer.Write(TerminalDescriptors);
        writer.Write(ScopeWithLandlock);
        writer.Write(ProcessLimit);
        writer.Write(WatchedMemory);
        writer.Write(CapturesNetwork);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static LaunchMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        LaunchMessage message = new(reader.ReadStrings(), reader.ReadStrings(), reader.ReadString(), reader.ReadBytes().ToArray())
        {
            ErrorDescriptor = reader.ReadInt32(),
            TerminalDescriptors = reader.ReadInt32(),
            ScopeWithLandlock = reader.ReadBoolean(),
            ProcessLimit = reader.ReadInt64(),
            WatchedMemory = reader.ReadInt64(),
            CapturesNetwork = reader.ReadBoolean(),
        };
        reader.End();
        return message;
    }
}
