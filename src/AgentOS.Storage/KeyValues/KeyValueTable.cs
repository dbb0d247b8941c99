using System.Text;
using AgentOS.Sqlite;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.KeyValues;

/// <summary>Rows of kv_store.</summary>
internal sealed class KeyValueTable(SqliteDatabase database, TimelineRecorder timeline, TimeProvider time)
{
    private readonly SqliteStatement _get = database.Prepare("SELECT value FROM kv_store WHERE key = ?1"u8);
    private readonly SqliteStatement _delete = database.Prepare("DELETE FROM kv_store WHERE key = ?1"u8);
    private readonly SqliteStatement _list = database.Prepare("""
        SELECT key, value, created_at, updated_at FROM kv_store WHERE key >= ?1 AND key < ?2 ORDER BY key
        """u8);
    private readonly SqliteStatement _set = database.Prepare("""
        INSERT INTO kv_store (key, value, created_at, updated_at) VALUES (?1, ?2, ?3, ?3)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
        """u8);

    internal string? Get(string key)
    {
        if (!_get.BindText(1, key).Step())
            return null;
        string value = _get.GetText(0) ?? "null";
        _get.Reset();
        return value;
    }

    internal void Set(string key, string json)
    {
        _set.BindText(1, key).BindText(2, json).Bind(3, time.GetUtcNow().ToUnixTimeSeconds()).Run();
        timeline.Changed(FileOperation.SetKey, key, Encoding.UTF8.GetByteCount(json));
    }

    internal bool Delete(string key)
    {
        _delete.BindText(1, key).Run();
        if (database.Changes == 0)
            return false;
        timeline.Changed(FileOperation.DeleteKey, key, 0);
        return true;
    }

    internal List<KeyValueEntry> List(string prefix)
    {
        // Keys compare byte by byte and UTF-8 has no byte 0xFF: prefix + 0xFF is above every key that starts with the prefix.
        byte[] first = Encoding.UTF8.GetBytes(prefix);
        _list.BindText(1, first).BindText(2, [.. first, 0xFF]);
        List<KeyValueEntry> entries = [];
        while (_list.Step())
            entries.Add(new KeyValueEntry(_list.GetText(0) ?? "", _list.GetText(1) ?? "null", ReadTime(2), ReadTime(3)));
        return entries;
    }

    private DateTimeOffset ReadTime(int column)
    {
        const long mostSeconds = 253_402_300_799; // the end of the year 9999
        return DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(_list.GetInt64(column), 0, mostSeconds));
    }
}
