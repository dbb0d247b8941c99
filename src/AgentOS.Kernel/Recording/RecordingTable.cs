using System.Text.Json;
using AgentOS.Kernel.Recording.Calls;
using AgentOS.Protocol.Kernel;
using AgentOS.Sqlite;

namespace AgentOS.Kernel.Recording;

/// <summary>Recordings that are kept, by their names.</summary>
internal sealed class RecordingTable(SqliteDatabase database)
{
    /// <summary>Makes the tables.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS recording (name TEXT PRIMARY KEY, excluded TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS recorded_call (recording TEXT NOT NULL, sequence_id INTEGER NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (recording, sequence_id)) WITHOUT ROWID;
        """;

    private readonly SqliteStatement _begin = database.Prepare("INSERT OR REPLACE INTO recording (name, excluded) VALUES (?1, ?2)"u8);
    private readonly SqliteStatement _forget = database.Prepare("DELETE FROM recorded_call WHERE recording = ?1"u8);
    private readonly SqliteStatement _append = database.Prepare("INSERT INTO recorded_call (recording, sequence_id, entry) VALUES (?1, ?2, ?3)"u8);
    private readonly SqliteStatement _find = database.Prepare("SELECT excluded FROM recording WHERE name = ?1"u8);
    private readonly SqliteStatement _list = database.Prepare("SELECT entry FROM recorded_call WHERE recording = ?1 ORDER BY sequence_id"u8);

    /// <summary>Begins a recording; one of the same name goes.</summary>
    public void Begin(string name, IEnumerable<Opcode> excluded)
    {
        _forget.BindText(1, name).Run();
        _begin.BindText(1, name).BindText(2, string.Join(' ', excluded.Select(OpcodeName.Of))).Run();
    }

    /// <summary>Adds calls to it.</summary>
    public void Append(string name, IEnumerable<RecordedCall> calls)
    {
        foreach (RecordedCall call in calls)
        {
            _append.BindText(1, name).Bind(2, call.SequenceId)
                .BindText(3, JsonSerializer.SerializeToUtf8Bytes(RecordedEntry.Of(call), RecordingJson.Default.RecordedEntry)).Run();
        }
    }

    /// <summary>Reads one; null when there is none.</summary>
    public RecordingData? Find(string name)
    {
        if (!_find.BindText(1, name).Step())
            return null;
        string[] excluded = _find.GetText(0)!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _find.Reset();
        List<RecordedEntry> entries = [];
        _list.BindText(1, name);
        while (_list.Step())
            entries.Add(JsonSerializer.Deserialize(_list.GetBytes(0), RecordingJson.Default.RecordedEntry)!);
        return new RecordingData(RecordingData.Current, excluded, [.. entries]);
    }
}
