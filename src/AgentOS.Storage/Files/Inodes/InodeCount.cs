using AgentOS.Sqlite;

namespace AgentOS.Storage.Files;

/// <summary>
/// How many inodes the tree has. SQLite keeps no number of rows, and counting reads the whole table; so it is counted once and then
/// kept, until another connection commits.
/// </summary>
internal sealed class InodeCount(InodeTable table, SqliteDatabase database)
{
    private readonly DataVersion _version = new(database);
    private long? _count;

    internal long Read()
    {
        if (_version.HasChanged())
            Forget();
        return _count ??= table.Count();
    }

    /// <summary>Notes a row made (1) or deleted (-1).</summary>
    internal void Adjust(int by) => _count += by;

    internal void Forget() => _count = null;
}
