using System.Globalization;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Format;

/// <summary>
/// What a file's schema really is. Columns decide, not <c>schema_version</c>: other writers stamp '0.4' over older files
/// without adding the columns.
/// </summary>
internal sealed class SchemaShape
{
    private readonly HashSet<string> _inodeColumns;
    private readonly HashSet<string> _dataColumns;
    private readonly HashSet<string> _toolCallColumns;
    private readonly string? _version;
    private readonly bool _isPast;

    private SchemaShape(SqliteDatabase database)
    {
        _inodeColumns = ReadColumns(database, "SELECT name FROM pragma_table_info('fs_inode')"u8);
        _dataColumns = ReadColumns(database, "SELECT name FROM pragma_table_info('fs_data')"u8);
        _toolCallColumns = ReadColumns(database, "SELECT name FROM pragma_table_info('tool_calls')"u8);
        HashSet<string> tables = ReadColumns(database, "SELECT name FROM sqlite_schema WHERE type = 'table'"u8);
        IsAgentDatabase = tables.IsSupersetOf(["fs_inode", "fs_dentry", "fs_data"]);
        HasConfiguration = tables.Contains("fs_config");
        _isPast = ReadColumns(database, "SELECT name FROM temp.sqlite_schema WHERE type = 'view'"u8).Count > 0;
        HasOwnTables = tables.IsSupersetOf(["agentos_xattr", "agentos_orphan"]);
        if (!HasConfiguration)
            return;

        Dictionary<string, string> configuration = ReadConfiguration(database);
        _version = configuration.GetValueOrDefault("schema_version");
        ChunkSize = int.TryParse(configuration.GetValueOrDefault("chunk_size"), NumberStyles.None, CultureInfo.InvariantCulture, out int size)
            ? size
            : 4096;
    }

    internal bool IsAgentDatabase { get; }

    internal bool HasConfiguration { get; }

    internal bool HasOwnTables { get; }

    /// <summary>Bytes per fs_data row.</summary>
    internal int ChunkSize { get; }

    internal bool HasLinkCounts => _inodeColumns.Contains("nlink");

    internal bool HasDeviceNumbers => _inodeColumns.Contains("rdev");

    internal bool HasNanoseconds => _inodeColumns.IsSupersetOf(["atime_nsec", "mtime_nsec", "ctime_nsec"]);

    /// <summary>False in files of the Go SDK, whose tool_calls keeps finished calls only.</summary>
    internal bool HasToolCallStatus => _toolCallColumns.Contains("status");

    internal bool HasToolCalls => _toolCallColumns.Count > 0;

    /// <summary>Files are kept in chunks, so they can be read.</summary>
    internal bool IsReadable => HasConfiguration && _dataColumns.Contains("chunk_index");

    /// <summary>All columns of AgentFS 0.4 are there, so the file can be written; a snapshot's tables cannot.</summary>
    internal bool IsCurrent => IsReadable && !_isPast && HasLinkCounts && HasDeviceNumbers && HasNanoseconds;

    /// <summary>A version above ours, or the inline data of the format's fork.</summary>
    internal bool IsNewer =>
        _inodeColumns.Contains("storage_kind")
        || (Version.TryParse(_version, out Version? version) && version > Version.Parse(Schema.Version));

    internal string Describe() => _version is null ? "no schema_version" : $"schema_version {_version}";

    internal static SchemaShape Read(SqliteDatabase database) => new(database);

    private static HashSet<string> ReadColumns(SqliteDatabase database, ReadOnlySpan<byte> sql)
    {
        using SqliteStatement statement = database.Prepare(sql);
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        while (statement.Step())
            names.Add(statement.GetText(0)!);
        return names;
    }

    private static Dictionary<string, string> ReadConfiguration(SqliteDatabase database)
    {
        using SqliteStatement statement = database.Prepare("SELECT key, value FROM fs_config"u8);
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        while (statement.Step())
            values[statement.GetText(0) ?? ""] = statement.GetText(1) ?? "";
        return values;
    }
}
