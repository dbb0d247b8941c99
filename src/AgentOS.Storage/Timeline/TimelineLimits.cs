using System.Globalization;
using System.Text;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Timeline;

/// <summary>The limits of the timeline as <c>fs_config</c> has them (docs/formats/agent-db.md, AF-42).</summary>
internal sealed class TimelineLimits(SqliteDatabase database)
{
    private const string Rows = "agentos_history_rows", Bytes = "agentos_history_bytes", Seconds = "agentos_history_seconds";

    private readonly SqliteStatement _read = database.Prepare("SELECT CAST(value AS INTEGER) FROM fs_config WHERE key = ?1 AND CAST(value AS INTEGER) > 0"u8);

    /// <summary>Reads them.</summary>
    internal TimelineLimit Read() => new()
    {
        Rows = Read(Rows),
        Bytes = Read(Bytes),
        Age = Read(Seconds) is { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, (long)TimeSpan.MaxValue.TotalSeconds)) : null,
    };

    /// <summary>Writes all of them.</summary>
    internal static void Write(SqliteDatabase database, TimelineLimit limit)
    {
        using SqliteStatement delete = database.Prepare("DELETE FROM fs_config WHERE key = ?1"u8);
        using SqliteStatement insert = database.Prepare("INSERT INTO fs_config (key, value) VALUES (?1, ?2)"u8);
        foreach ((string key, long? value) in (ReadOnlySpan<(string, long?)>)[(Rows, limit.Rows), (Bytes, limit.Bytes), (Seconds, (long?)limit.Age?.TotalSeconds)])
        {
            byte[] name = Encoding.UTF8.GetBytes(key);
            delete.BindText(1, name).Run();
            if (value is { } number)
                insert.BindText(1, name).BindText(2, Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture))).Run();
        }
    }

    private long? Read(string key)
    {
        long? value = _read.BindText(1, Encoding.UTF8.GetBytes(key)).Step() ? _read.GetInt64(0) : null;
        _read.Reset();
        return value;
    }
}
