using AgentOS.Sqlite;

namespace AgentOS.Storage.Workspaces;

/// <summary>The originals of small files of the base (docs/formats/agent-db.md). Only inside an operation of the connection's owner.</summary>
public sealed class OriginalTable
{
    internal const string CreateTable = """
        CREATE TABLE IF NOT EXISTS agentos_workspace_original (path BLOB PRIMARY KEY, mode INTEGER NOT NULL, conflict INTEGER NOT NULL, content BLOB NOT NULL);
        """;

    private readonly SqliteStatement _find;
    private readonly SqliteStatement _exists;
    private readonly SqliteStatement _put;
    private readonly SqliteStatement _delete;
    private readonly SqliteStatement _list;
    private readonly SqliteStatement _listConflicts;

    internal OriginalTable(SqliteDatabase database)
    {
        _find = database.Prepare("SELECT mode, content, conflict FROM agentos_workspace_original WHERE path = ?1"u8);
        _exists = database.Prepare("SELECT 1 FROM agentos_workspace_original WHERE path = ?1"u8);
        _put = database.Prepare("""
            INSERT INTO agentos_workspace_original (path, mode, content, conflict) VALUES (?1, ?2, ?3, ?4)
              ON CONFLICT (path) DO UPDATE SET mode = ?2, content = ?3, conflict = ?4
            """u8);
        _delete = database.Prepare("DELETE FROM agentos_workspace_original WHERE path = ?1"u8);
        _list = database.Prepare("SELECT path FROM agentos_workspace_original"u8);
        _listConflicts = database.Prepare("SELECT path FROM agentos_workspace_original WHERE conflict <> 0"u8);
    }

    /// <summary>Null when none was kept.</summary>
    public Original? Find(byte[] path)
    {
        _find.BindBlob(1, path);
        Original? original = _find.Step() ? new Original(path, (uint)_find.GetInt64(0), _find.GetBytes(1).ToArray(), _find.GetInt64(2) != 0) : null;
        _find.Reset();
        return original;
    }

    /// <summary>Whether one was kept.</summary>
    public bool Contains(byte[] path)
    {
        bool isThere = _exists.BindBlob(1, path).Step();
        _exists.Reset();
        return isThere;
    }

    /// <summary>Keeps an original, in place of an earlier one.</summary>
    public void Put(Original original) =>
        _put.BindBlob(1, original.Path).Bind(2, original.Mode).BindBlob(3, original.Content).Bind(4, original.HasConflict ? 1 : 0).Run();

    /// <summary>The original is not needed any more.</summary>
    public void Delete(byte[] path) => _delete.BindBlob(1, path).Run();

    /// <summary>The paths of all originals.</summary>
    public IReadOnlyList<byte[]> ListPaths() => List(_list);

    /// <summary>The paths whose versions of the agent had conflict markers put into them.</summary>
    public IReadOnlyList<byte[]> ListConflicts() => List(_listConflicts);

    private static List<byte[]> List(SqliteStatement statement)
    {
        List<byte[]> paths = [];
        while (statement.Step())
            paths.Add(statement.GetBytes(0).ToArray());
        return paths;
    }
}
