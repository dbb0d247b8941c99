using AgentOS.Storage.Files;

namespace AgentOS.Storage.Paths;

/// <summary>Keeps what a directory listing reports.</summary>
internal sealed class EntryCollector : IDirectorySink
{
    internal List<(byte[] Name, long Number, uint Mode)> Entries { get; } = [];

    public void Add(ReadOnlySpan<byte> name, long number, uint mode) => Entries.Add((name.ToArray(), number, mode));

    /// <summary>The entries in byte order of their names.</summary>
    internal static List<(byte[] Name, long Number, uint Mode)> List(FileTree tree, long directory)
    {
        EntryCollector collector = new();
        _ = tree.Finder.List(directory, collector);
        collector.Entries.Sort(static (a, b) => a.Name.AsSpan().SequenceCompareTo(b.Name));
        return collector.Entries;
    }
}
