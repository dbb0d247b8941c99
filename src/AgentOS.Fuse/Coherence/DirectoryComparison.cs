using AgentOS.Fuse.Nodes;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Coherence;

/// <summary>Collects the names of a directory of which the kernel believes something else. It must not be told while the tree lists.</summary>
internal sealed class DirectoryComparison(KnownEntries entries, long directory) : IDirectorySink
{
    /// <summary>Names to ask for again.</summary>
    internal List<byte[]> Stale { get; } = [];

    /// <summary>Keys of all names there are.</summary>
    internal HashSet<ulong> Names { get; } = [];

    public void Add(ReadOnlySpan<byte> name, long number, uint mode)
    {
        Names.Add(EntryKey.Of(directory, name));
        if (entries.IsStale(directory, name, number))
            Stale.Add(name.ToArray());
    }
}
