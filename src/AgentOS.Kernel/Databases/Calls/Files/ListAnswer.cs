using AgentOS.Storage;

namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>What is in a directory.</summary>
/// <param name="Entries">In byte order of the names.</param>
internal sealed record ListAnswer(IReadOnlyList<ListedEntry> Entries) : DataAnswer
{
    public static ListAnswer Of(IReadOnlyList<DirectoryEntry> entries, bool showsAttributes) =>
        new([.. entries.Select(entry => new ListedEntry(entry.Name, entry.Inode.Ino, TypeLetter.Of(entry.Inode.Mode), showsAttributes ? StatFields.Of(entry.Inode) : null))]);
}
