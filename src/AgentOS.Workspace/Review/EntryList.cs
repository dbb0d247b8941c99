using AgentOS.Storage.Files;

namespace AgentOS.Workspace.Review;

/// <summary>The entries of a directory in the database.</summary>
internal sealed class EntryList : IDirectorySink
{
    private readonly List<(byte[] Name, long Number, uint Mode)> _entries = [];

    public static List<(byte[] Name, long Number, uint Mode)> Of(IFileTree tree, long directory)
    {
        EntryList list = new();
        _ = tree.ListDirectory(directory, list);
        return list._entries;
    }

    void IDirectorySink.Add(ReadOnlySpan<byte> name, long number, uint mode) => _entries.Add((name.ToArray(), number, mode));
}
