using AgentOS.Sqlite;

namespace AgentOS.Storage.Workspaces;

/// <summary>
/// What the copy-on-write workspace keeps beside its files (docs/formats/agent-db.md): its base, where copied inodes come from, and which names of
/// the base are hidden. Only inside an operation of the connection's owner.
/// </summary>
public sealed class WorkspaceRecords
{
    private const string CreateTables = """
        CREATE TABLE IF NOT EXISTS agentos_workspace (key TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS agentos_workspace_origin (ino INTEGER PRIMARY KEY, node INTEGER NOT NULL, path BLOB NOT NULL, device INTEGER NOT NULL,
          inode INTEGER NOT NULL, mode INTEGER NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL, base_length INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS agentos_workspace_whiteout (parent INTEGER NOT NULL, name BLOB NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
          hidden_ns INTEGER NOT NULL, PRIMARY KEY (parent, name)) WITHOUT ROWID;
        """;

    private readonly SqliteStatement _getSetting;
    private readonly SqliteStatement _setSetting;
    private readonly SqliteStatement _deleteSettings;
    private readonly SqliteStatement _listOrigins;
    private readonly SqliteStatement _putOrigin;
    private readonly SqliteStatement _shortenOrigin;
    private readonly SqliteStatement _deleteOrigin;
    private readonly SqliteStatement _listWhiteouts;
    private readonly SqliteStatement _findWhiteout;
    private readonly SqliteStatement _addWhiteout;
    private readonly SqliteStatement _deleteWhiteout;
    private readonly SqliteStatement _deleteWhiteouts;
    private readonly SqliteStatement _listChunks;

    internal WorkspaceRecords(SqliteDatabase database)
    {
        _getSetting = database.Prepare("SELECT value FROM agentos_workspace WHERE key = ?1"u8);
        _setSetting = database.Prepare("INSERT INTO agentos_workspace (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2"u8);
        _deleteSettings = database.Prepare("DELETE FROM agentos_workspace WHERE substr(key, 1, length(?1)) = ?1"u8);
        _listOrigins = database.Prepare("SELECT ino, node, path, device, inode, mode, size, mtime_ns, ctime_ns, base_length FROM agentos_workspace_origin"u8);
        _putOrigin = database.Prepare("INSERT INTO agentos_workspace_origin VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (ino) DO NOTHING"u8);
        _shortenOrigin = database.Prepare("UPDATE agentos_workspace_origin SET base_length = ?2 WHERE ino = ?1"u8);
        _deleteOrigin = database.Prepare("DELETE FROM agentos_workspace_origin WHERE ino = ?1"u8);
        _listWhiteouts = database.Prepare("SELECT parent, name, size, mtime_ns, hidden_ns FROM agentos_workspace_whiteout"u8);
        _findWhiteout = database.Prepare("SELECT size, mtime_ns, hidden_ns FROM agentos_workspace_whiteout WHERE parent = ?1 AND name = ?2"u8);
        _addWhiteout = database.Prepare("INSERT INTO agentos_workspace_whiteout (parent, name, size, mtime_ns, hidden_ns) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"u8);
        _deleteWhiteout = database.Prepare("DELETE FROM agentos_workspace_whiteout WHERE parent = ?1 AND name = ?2"u8);
        _deleteWhiteouts = database.Prepare("DELETE FROM agentos_workspace_whiteout WHERE parent = ?1"u8);
        _listChunks = database.Prepare("SELECT chunk_index FROM fs_data WHERE ino = ?1"u8);
        Originals = new OriginalTable(database);
    }

    /// <summary>What small files of the base were when they were first changed.</summary>
    public OriginalTable Originals { get; }

    /// <summary>A setting; null when it was never made.</summary>
    public string? GetSetting(string key)
    {
        _getSetting.BindText(1, key);
        string? value = _getSetting.Step() ? _getSetting.GetText(0) : null;
        _getSetting.Reset();
        return value;
    }

    /// <summary>Makes or changes a setting.</summary>
    public void SetSetting(string key, string value) => _setSetting.BindText(1, key).BindText(2, value).Run();

    /// <summary>Removes the settings whose keys begin so; all of them when it is empty.</summary>
    public void DeleteSettingsBelow(string prefix) => _deleteSettings.BindText(1, prefix).Run();

    /// <summary>All origins.</summary>
    public IReadOnlyList<Origin> ListOrigins()
    {
        List<Origin> origins = [];
        while (_listOrigins.Step())
        {
            BaseStamp stamp = new(
                _listOrigins.GetInt64(3), _listOrigins.GetInt64(4), (uint)_listOrigins.GetInt64(5), _listOrigins.GetInt64(6), _listOrigins.GetInt64(7), _listOrigins.GetInt64(8));
            origins.Add(new Origin(_listOrigins.GetInt64(0), _listOrigins.GetInt64(1), _listOrigins.GetBytes(2).ToArray(), stamp, _listOrigins.GetInt64(9)));
        }

        return origins;
    }

    /// <summary>Notes where a new inode comes from.</summary>
    public void AddOrigin(Origin origin) => _putOrigin
        .Bind(1, origin.Number).Bind(2, origin.Node).BindBlob(3, origin.Path)
        .Bind(4, origin.Stamp.Device).Bind(5, origin.Stamp.Inode).Bind(6, origin.Stamp.Mode).Bind(7, origin.Stamp.Size)
        .Bind(8, origin.Stamp.ModifyTime).Bind(9, origin.Stamp.ChangeTime).Bind(10, origin.BaseLength).Run();

    /// <summary>Less of the file is read from the base.</summary>
    public void ShortenOrigin(long number, long baseLength) => _shortenOrigin.Bind(1, number).Bind(2, baseLength).Run();

    /// <summary>The inode has nothing to do with the base any more.</summary>
    public void DeleteOrigin(long number) => _deleteOrigin.Bind(1, number).Run();

    /// <summary>All names of the base that are hidden.</summary>
    public IReadOnlyList<Whiteout> ListWhiteouts()
    {
        List<Whiteout> names = [];
        while (_listWhiteouts.Step())
        {
            names.Add(new Whiteout(
                _listWhiteouts.GetInt64(0), _listWhiteouts.GetBytes(1).ToArray(), _listWhiteouts.GetInt64(2), _listWhiteouts.GetInt64(3), _listWhiteouts.GetInt64(4)));
        }

        return names;
    }

    /// <summary>What is known of a hidden name; null when it is not hidden.</summary>
    public Whiteout? FindWhiteout(long parent, byte[] name)
    {
        _findWhiteout.Bind(1, parent).BindBlob(2, name);
        Whiteout? whiteout = _findWhiteout.Step() ? new Whiteout(parent, name, _findWhiteout.GetInt64(0), _findWhiteout.GetInt64(1), _findWhiteout.GetInt64(2)) : null;
        _findWhiteout.Reset();
        return whiteout;
    }

    /// <summary>Hides a name of the base.</summary>
    public void AddWhiteout(Whiteout whiteout) =>
        _addWhiteout.Bind(1, whiteout.Parent).BindBlob(2, whiteout.Name).Bind(3, whiteout.Size).Bind(4, whiteout.ModifyTime).Bind(5, whiteout.Time).Run();

    /// <summary>Shows a name of the base again.</summary>
    public void DeleteWhiteout(long parent, ReadOnlySpan<byte> name) => _deleteWhiteout.Bind(1, parent).BindBlob(2, name).Run();

    /// <summary>The directory hides nothing any more.</summary>
    public void DeleteWhiteouts(long parent) => _deleteWhiteouts.Bind(1, parent).Run();

    /// <summary>Indexes of the chunks that are stored of a file.</summary>
    public IReadOnlyList<long> ListChunks(long number)
    {
        List<long> indexes = [];
        _listChunks.Bind(1, number);
        while (_listChunks.Step())
            indexes.Add(_listChunks.GetInt64(0));
        return indexes;
    }

    internal static bool Exist(SqliteDatabase database)
    {
        using SqliteStatement select = database.Prepare("SELECT 1 FROM sqlite_schema WHERE name = 'agentos_workspace_original'"u8);
        return select.Step();
    }

    internal static void CreateTablesIn(SqliteDatabase database) => database.Execute(CreateTables + OriginalTable.CreateTable);
}
