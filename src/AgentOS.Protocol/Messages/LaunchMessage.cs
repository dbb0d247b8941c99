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
    /// <summary>The descriptor of agentos-init that becomes the program's standard input; −1 when it is the terminal.</summary>
    public int InputDescriptor { get; init; }

    /// <summary>The descriptor of agentos-init that becomes the program's standard output.</summary>
    public int OutputDescriptor { get; init; }

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

    /// <summary>The number the first of the inherited descriptors has in the program.</summary>
    public const int FirstOfProgram = 3;

    /// <summary>How many more descriptors the program has, from 3 on.</summary>
    public int InheritedDescriptors { get; init; }

    /// <summary>The descriptor of agentos-init that becomes the program's 3; the others follow.</summary>
    public int FirstInherited { get; init; }

    /// <summary>Whether the program keeps the rights of its user: a machine's own root has nothing that is not the machine's.</summary>
    public bool KeepsRights { get; init; }

    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(Arguments);
        writer.Write(Environment);
        writer.Write(WorkingDirectory);
        writer.Write(SeccompProgram.Span);
        writer.Write(InputDescriptor);
        writer.Write(OutputDescriptor);
        writer.Write(ErrorDescriptor);
        writer.Write(TerminalDescriptors);
        writer.Write(ScopeWithLandlock);
        writer.Write(ProcessLimit);
        writer.Write(WatchedMemory);
        writer.Write(CapturesNetwork);
        writer.Write(InheritedDescriptors);
        writer.Write(FirstInherited);
        writer.Write(KeepsRights);
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static LaunchMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        LaunchMessage message = new(reader.ReadStrings(), reader.ReadStrings(), reader.ReadString(), reader.ReadBytes().ToArray())
        {
            InputDescriptor = reader.ReadInt32(),
            OutputDescriptor = reader.ReadInt32(),
            ErrorDescriptor = reader.ReadInt32(),
            TerminalDescriptors = reader.ReadInt32(),
            ScopeWithLandlock = reader.ReadBoolean(),
            ProcessLimit = reader.ReadInt64(),
            WatchedMemory = reader.ReadInt64(),
            CapturesNetwork = reader.ReadBoolean(),
            InheritedDescriptors = reader.ReadInt32(),
            FirstInherited = reader.ReadInt32(),
            KeepsRights = reader.ReadBoolean(),
        };
        reader.End();
        return message;
    }
}
