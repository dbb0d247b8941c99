using System.Text.Unicode;
using AgentOS.Linux;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Files;

/// <summary>What a directory entry may be called, and how the name is stored.</summary>
internal static class EntryName
{
    /// <summary>Judges a name that is looked up, removed or replaced.</summary>
    internal static Errno Check(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty)
            return Errno.ENOENT;
        if (name.Length > IFileTree.MaxNameLength)
            return Errno.ENAMETOOLONG;
        return name.ContainsAny((byte)'/', (byte)0) || IsDots(name) ? Errno.EINVAL : Errno.None;
    }

    /// <summary>Names that a foreign writer stored although no path can reach them.</summary>
    internal static bool IsReachable(ReadOnlySpan<byte> name) => Check(name) == Errno.None;

    /// <summary>Names are TEXT when they are UTF-8, as all writers of the format expect, and BLOB otherwise.</summary>
    internal static SqliteStatement BindName(this SqliteStatement statement, int index, ReadOnlySpan<byte> name) =>
        Utf8.IsValid(name) ? statement.BindText(index, name) : statement.BindBlob(index, name);

    private static bool IsDots(ReadOnlySpan<byte> name) => name is [(byte)'.'] or [(byte)'.', (byte)'.'];
}
