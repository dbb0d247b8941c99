using AgentOS.Sqlite;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Workspaces;

/// <summary>What AgentFS keeps in a file that lies over a directory: the file's root is merged with it, path by path.</summary>
/// <param name="BasePath">The directory underneath, absolute.</param>
/// <param name="Whiteouts">Paths of it that are hidden: absolute, from the root of both.</param>
/// <param name="Origins">Of each inode that was copied up, its number in the directory underneath.</param>
public sealed record PeerOverlay(string BasePath, IReadOnlyList<string> Whiteouts, IReadOnlyDictionary<long, long> Origins)
{
    /// <summary>Looks into a file of any format; null when it lies over nothing. Nothing is written.</summary>
    /// <exception cref="Errors.AgentOSException">The file cannot be read.</exception>
    public static PeerOverlay? Find(DatabaseLocation location)
    {
        try
        {
            using RawDatabase raw = RawDatabase.OpenForReading(location);
            return Read(raw.Database);
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, "examine", location.Path);
        }
    }

    internal static PeerOverlay? Read(SqliteDatabase database)
    {
        AdHocSql sql = new(database);
        string? basePath = sql.HasTable("fs_overlay_config")
            ? sql.Select("SELECT value FROM fs_overlay_config WHERE key = 'base_path'", static row => row.GetText(0)).FirstOrDefault()
            : null;
        if (basePath is null)
            return null;
        // The table has a parent_path or not, depending on the release; the path says all.
        List<string> whiteouts = sql.HasTable("fs_whiteout") ? sql.Select("SELECT path FROM fs_whiteout ORDER BY path", static row => row.GetText(0) ?? "") : [];
        List<(long Number, long Base)> origins = sql.HasTable("fs_origin")
            ? sql.Select("SELECT delta_ino, base_ino FROM fs_origin", static row => (row.GetInt64(0), row.GetInt64(1)))
            : [];
        return new PeerOverlay(basePath, whiteouts, origins.ToDictionary(origin => origin.Number, origin => origin.Base));
    }

    /// <summary>The file lies over nothing any more. The tables stay, empty: snapshots may keep what was in them.</summary>
    internal static void Remove(SqliteDatabase database)
    {
        AdHocSql sql = new(database);
        foreach (string table in (string[])["fs_overlay_config", "fs_whiteout", "fs_origin"])
        {
            if (sql.HasTable(table))
                sql.Execute($"DELETE FROM {table}");
        }
    }
}
