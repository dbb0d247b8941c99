using AgentOS.Sqlite;

namespace AgentOS.Storage.Files;

/// <summary>Rows of agentos_orphan: inodes without a name that a mount still holds.</summary>
internal sealed class OrphanTable(SqliteDatabase database)
{
    private readonly SqliteStatement _list = database.Prepare("SELECT ino FROM agentos_orphan"u8);
    private readonly SqliteStatement _insert = database.Prepare("INSERT OR IGNORE INTO agentos_orphan (ino, owner) VALUES (?1, ?2)"u8);
    private readonly SqliteStatement _delete = database.Prepare("DELETE FROM agentos_orphan WHERE ino = ?1"u8);

    internal List<long> List()
    {
        List<long> numbers = [];
        while (_list.Step())
            numbers.Add(_list.GetInt64(0));
        return numbers;
    }

    internal void Insert(long number, ReadOnlySpan<byte> owner) => _insert.Bind(1, number).BindText(2, owner).Run();

    internal void Delete(long number) => _delete.Bind(1, number).Run();
}
