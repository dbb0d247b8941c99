using System.Globalization;
using AgentOS.Sqlite;
using AgentOS.Storage.Sql;

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

    private SchemaShape(AdHocSql sql)
    {
        _inodeColumns = ReadNames(sql, "SELECT name FROM pragma_table_info('fs_inode')");
        _dataColumns = ReadNames(sql, "SELECT name FROM pragma_table_info('fs_data')");
        _toolCallColumns = ReadNames(sql, "SELECT name FROM pragma_table_info('tool_calls')");
        HashSet<string> tables = ReadNames(sql, "SELECT name FROM sqlite_schema WHERE type = 'table'");
        IsAgentDatabase = tables.IsSupersetOf(["fs_inode", "fs_dentry", "fs_data"]);
        HasConfiguration = tables.Contains("fs_config");
        _isPast = ReadNames(sql, "SELECT name FROM temp.sqlite_schema WHERE type = 'view'").Count > 0;
        HasOwnTables = tables.IsSupersetOf(["agentos_xattr", "agentos_orphan", "agentos_history"]);
        if (!HasConfiguration)
            return;

        Dictionary<string, string> configuration = ReadConfiguration(sql);
        _version = configuration.GetValueOrDefault("schema_version");
        HasValidChunkSize = int.TryParse(configuration.GetValueOrDefault("chunk_size"), NumberStyles.None, CultureInfo.InvariantCulture, out int size)
            && Format.ChunkSize.IsValid(size);
        ChunkSize = configuration.ContainsKey("chunk_size") ? size : Format.ChunkSize.Default;
    }

    internal bool IsAgentDatabase { get; }

    internal bool HasConfiguration { get; }

    internal bool HasOwnTables { get; }

    /// <summary>Bytes per fs_data row.</summary>
    internal int ChunkSize { get; }

    /// <summary>The setting is there and can be used.</summary>
    internal bool HasValidChunkSize { get; }

    internal bool HasLinkCounts => _inodeColumns.Contains("nlink");

    internal bool HasDeviceNumbers => _inodeColumns.Contains("rdev");

    internal bool HasNanoseconds => _inodeColumns.IsSupersetOf(["atime_nsec", "mtime_nsec", "ctime_nsec"]);

    /// <summary>False in files of the Go SDK, whose tool_calls keeps finished calls only.</summary>
    internal bool HasToolCallStatus => _toolCallColumns.Contains("status");

    /// <summary>Files are kept in chunks, so they can be read.</summary>
    internal bool IsReadable => HasConfiguration && _dataColumns.Contains("chunk_index");

    /// <summary>All columns of AgentFS 0.4 are there, so the file can be written; a snapshot's tables cannot.</summary>
    internal bool IsCurrent => IsReadable && !_isPast && HasLinkCounts && HasDeviceNumbers && HasNanoseconds;

    /// <summary>The format's fork, 0.5, which keeps small files inside fs_inode.</summary>
    internal bool IsFork => _inodeColumns.Contains("storage_kind");

    /// <summary>File content as extents of any size, as 0.0 kept it.</summary>
    internal bool HasExtents => _dataColumns.IsSupersetOf(["offset", "data"]) && !_dataColumns.Contains("chunk_index");

    /// <summary>A version above ours.</summary>
    internal bool IsNewer => !IsFork && System.Version.TryParse(_version, out Version? version) && version > System.Version.Parse(Schema.Version);

    /// <summary>The shape as the format's versions are numbered, by the columns that are there.</summary>
    internal string Version => this switch
    {
        { IsFork: true } => "0.5 of the fork",
        { IsNewer: true } => _version!,
        { IsCurrent: true } => "0.4",
        { HasLinkCounts: true } => "0.2 or 0.3",
        { HasConfiguration: true } => "0.1",
        _ => "0.0",
    };

    internal string Describe() => _version is null ? "no schema_version" : $"schema_version {_version}";

    internal static SchemaShape Read(SqliteDatabase database) => new(new AdHocSql(database));

    internal static SchemaShape Read(AdHocSql sql) => new(sql);

    private static HashSet<string> ReadNames(AdHocSql sql, string select) =>
        new(sql.Select(select, static row => row.GetText(0) ?? ""), StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, string> ReadConfiguration(AdHocSql sql)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach ((string key, string value) in sql.Select("SELECT key, value FROM fs_config", static row => (row.GetText(0) ?? "", row.GetText(1) ?? "")))
            values[key] = value;
        return values;
    }
}
