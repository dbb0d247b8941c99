using System.Text;
using System.Text.Unicode;
using AgentOS.Sqlite;
using AgentOS.Storage.Hashing;

namespace AgentOS.Storage.Timeline;

/// <summary>Appends rows to agentos_history, each chained to the one before.</summary>
internal sealed class TimelineTable
{
    /// <summary>The columns a row's hash covers, in its order.</summary>
    internal const string Columns = "id, time_ns, agent, pid, command, operation, path, target, bytes, result, cause";

    private readonly SqliteStatement _head;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _advance;
    private readonly SqliteStatement _begin;
    private readonly EntryHash _hash = new();
    private readonly byte[] _agent;
    private readonly byte[] _last = new byte[Sha256.Length];
    private long _lastId;
    private long _sealedId;
    private bool _isKnown;

    internal TimelineTable(SqliteDatabase database, string agent)
    {
        _agent = Encoding.UTF8.GetBytes(agent);

        // The sequence outlives rows: a number is never given twice, so rows missing at the end stay missing.
        _head = database.Prepare("""
            SELECT coalesce((SELECT max(seq) FROM sqlite_sequence WHERE name = 'agentos_history'), 0),
                   (SELECT hash FROM agentos_history ORDER BY id DESC LIMIT 1)
            """u8);
        // Not AUTOINCREMENT: SQLite would write the sequence with each row, here it is written once for a transaction's rows.
        _advance = database.Prepare("UPDATE sqlite_sequence SET seq = ?1 WHERE name = 'agentos_history' RETURNING 1"u8);
        _begin = database.Prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('agentos_history', ?1)"u8);
        _insert = database.Prepare(Encoding.UTF8.GetBytes(
            $"INSERT INTO agentos_history ({Columns}, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"));
    }

    /// <summary>The number of the newest row.</summary>
    internal long LastId
    {
        get
        {
            if (!_isKnown)
                ReadHead();
            return _lastId;
        }
    }

    internal void Append(PendingEntry entry)
    {
        if (!_isKnown)
            ReadHead();
        _hash.Begin(_last);
        Integer(1, ++_lastId);
        Integer(2, entry.Nanoseconds);
        Text(3, _agent);
        Process(4, entry.ProcessId);
        Text(5, entry.Command);
        Text(6, entry.Operation);
        Text(7, entry.Path);
        Text(8, entry.Target);
        Integer(9, entry.Bytes);
        Text(10, entry.Result);
        Text(11, entry.Cause);
        _hash.Finish(_last);
        _insert.BindBlob(12, _last).Run();
    }

    /// <summary>Notes which number was given last, in the transaction that carries the rows.</summary>
    internal void Seal()
    {
        if (_lastId == _sealedId)
            return;
        bool isThere = _advance.Bind(1, _lastId).Step();
        _advance.Reset();
        if (!isThere)
            _begin.Bind(1, _lastId).Run();
        _sealedId = _lastId;
    }

    /// <summary>A rollback took rows back, or another connection wrote some.</summary>
    internal void Forget() => _isKnown = false;

    private void ReadHead()
    {
        _ = _head.Step();
        _lastId = _sealedId = _head.GetInt64(0);
        _last.AsSpan().Clear();
        _head.GetBytes(1).CopyTo(_last);
        _head.Reset();
        _isKnown = true;
    }

    private void Integer(int index, long value)
    {
        _insert.Bind(index, value);
        _hash.Add(value);
    }

    private void Process(int index, int process)
    {
        if (process == CallerProcess.Unknown)
            Null(index);
        else
            Integer(index, process);
    }

    private void Text(int index, string? value)
    {
        if (value is null)
            Null(index);
        else
            _insert.BindText(index, _hash.AddText(value));
    }

    private void Null(int index)
    {
        _insert.BindNull(index);
        _hash.AddNull();
    }

    /// <summary>Names are text when they are UTF-8 and else bytes, as everywhere in the file.</summary>
    private void Text(int index, byte[]? value)
    {
        if (value is null)
        {
            Null(index);
        }
        else if (Utf8.IsValid(value))
        {
            _insert.BindText(index, value);
            _hash.AddText(value);
        }
        else
        {
            _insert.BindBlob(index, value);
            _hash.AddBlob(value);
        }
    }
}
