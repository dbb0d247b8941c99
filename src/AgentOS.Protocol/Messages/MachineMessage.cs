using AgentOS.Linux;

namespace AgentOS.Protocol;

/// <summary>Who a machine is, and what it has: sent once, to one that was booted or to the copy of one.</summary>
/// <param name="HostName">Its name.</param>
/// <param name="MachineId">32 hexadecimal digits nobody else has (machine-id(5)).</param>
/// <param name="Seed">Random bytes nobody else has, for its random number generator.</param>
/// <param name="Time">Nanoseconds since 1970.</param>
public sealed record MachineMessage(string HostName, string MachineId, ReadOnlyMemory<byte> Seed, long Time)
{
    /// <summary>Trees of files: <c>CHANNEL PATH</c>. Trees and their other names are mounted so that none hides another.</summary>
    public IReadOnlyList<string> Trees { get; init; } = [];

    /// <summary>Other names of directories of the trees: <c>DIRECTORY</c>, a zero byte, <c>PATH</c>.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Paths of trees that are mounted read-only.</summary>
    public IReadOnlyList<string> ReadOnly { get; init; } = [];

    /// <summary>Whether every address is its own, so that what its programs connect to comes to the host; otherwise it has its loopback interface alone.</summary>
    public bool CapturesNetwork { get; init; }

    /// <summary>Sockets in its network whose connections and datagrams come to the host: as <see cref="ListenMessage"/>s.</summary>
    public IReadOnlyList<ListeningAddress> Listeners { get; init; } = [];

    /// <summary>Texts it finds, by their paths.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Serialises the message.</summary>
    public byte[] ToPayload()
    {
        PayloadWriter writer = new();
        writer.Write(HostName);
        writer.Write(MachineId);
        writer.Write(Seed.Span);
        writer.Write(Time);
        writer.Write(Trees);
        writer.Write(Aliases);
        writer.Write(ReadOnly);
        writer.Write(CapturesNetwork);
        writer.Write((IReadOnlyList<string>)[.. Files.Keys]);
        writer.Write((IReadOnlyList<string>)[.. Files.Values]);
        writer.Write(Listeners.Count);
        foreach (ListeningAddress listener in Listeners)
            writer.Write(new ListenMessage(listener).ToPayload());
        return writer.Written.ToArray();
    }

    /// <summary>Parses a message.</summary>
    /// <exception cref="FrameException">The bytes are no such message.</exception>
    public static MachineMessage Parse(ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        MachineMessage message = new(reader.ReadString(), reader.ReadString(), reader.ReadBytes().ToArray(), reader.ReadInt64())
        {
            Trees = reader.ReadStrings(),
            Aliases = reader.ReadStrings(),
            ReadOnly = reader.ReadStrings(),
            CapturesNetwork = reader.ReadBoolean(),
            Files = reader.ReadStrings().Zip(reader.ReadStrings()).ToDictionary(file => file.First, file => file.Second, StringComparer.Ordinal),
            Listeners = ReadListeners(ref reader),
        };
        reader.End();
        return message;
    }

    private static List<ListeningAddress> ReadListeners(ref PayloadReader reader)
    {
        List<ListeningAddress> listeners = [];
        for (int left = reader.ReadInt32(); left > 0; left--)
            listeners.Add(ListenMessage.Parse(reader.ReadBytes()).Address);
        return listeners;
    }
}
