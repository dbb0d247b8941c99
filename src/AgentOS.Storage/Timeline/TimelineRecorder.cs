using System.Text;
using AgentOS.Sqlite;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Timeline;

/// <summary>
/// Collects what the operations of one connection change, and writes it in the transaction that carries the changes. What goes on with a file within
/// one transaction becomes one row: its creation with its first content and attributes, writes that follow each other.
/// </summary>
internal sealed class TimelineRecorder
{
    // Bounds the memory of a transaction with very many operations.
    private const int MostPending = 4096;

    private readonly Lazy<TimelineTable> _table;
    private readonly NamePaths _paths;
    private readonly DataVersion _version;
    private readonly TimeProvider _time;
    private readonly CommandNames _commands = new();
    private readonly List<PendingEntry> _pending = [];
    private readonly Dictionary<long, PendingEntry> _growing = [];

    internal TimelineRecorder(DatabaseConnection connection, DentryTable dentries, TimeProvider time)
    {
        SqliteDatabase database = connection.Database;
        _table = new Lazy<TimelineTable>(() => new TimelineTable(database, Path.GetFileNameWithoutExtension(connection.Path)));
        _paths = new NamePaths(dentries);
        _version = new DataVersion(database);
        _time = time;
    }

    /// <summary>A name was seen in a directory.</summary>
    internal void Seen(long number, long parent, ReadOnlySpan<byte> name) => _paths.Note(number, parent, name);

    /// <summary>A name was made.</summary>
    internal void Made(string operation, long number, long parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target = default)
    {
        DropOutdatedPaths();
        _growing.Remove(number);
        PendingEntry entry = Add(operation, _paths.Of(parent, name), target.IsEmpty ? null : target.ToArray(), target.Length);
        _paths.Note(number, parent, name);
        if (operation == FileOperation.Create)
            _growing[number] = entry;
    }

    /// <summary>A name was removed.</summary>
    internal void Removed(string operation, long number, long parent, ReadOnlySpan<byte> name)
    {
        DropOutdatedPaths();
        Add(operation, _paths.Of(parent, name), null, 0);
        _growing.Remove(number);
        _paths.Remove(number);
    }

    /// <summary>A name was moved, or exchanged with another one.</summary>
    internal void Moved(string operation, long number, long parent, ReadOnlySpan<byte> name, long newParent, ReadOnlySpan<byte> newName)
    {
        DropOutdatedPaths();
        Add(operation, _paths.Of(parent, name), _paths.Of(newParent, newName), 0);
        _growing.Remove(number);
        _paths.Note(number, newParent, newName);
    }

    /// <summary>An inode changed.</summary>
    internal void Changed(string operation, long number, long bytes = 0)
    {
        if (_growing.TryGetValue(number, out PendingEntry? entry) && entry.Absorbs(operation, Caller()))
        {
            entry.Bytes += bytes;
            return;
        }

        DropOutdatedPaths();
        _growing[number] = Add(operation, _paths.Of(number), null, bytes);
    }

    /// <summary>State other than files changed.</summary>
    internal void Changed(string operation, string subject, long bytes) => Add(operation, Encoding.UTF8.GetBytes(subject), null, bytes);

    /// <summary>Something happened.</summary>
    internal void Happened(TimelineEvent happened)
    {
        int process = happened.ProcessId ?? Caller();
        Add(new PendingEntry
        {
            Nanoseconds = Now(),
            Process = process,
            Command = _commands.Find(process),
            Operation = happened.Operation,
            Path = happened.Subject is null ? null : Encoding.UTF8.GetBytes(happened.Subject),
            Result = happened.Result,
            Cause = happened.Cause,
        });
    }

    /// <summary>Makes rows of everything collected; the transaction is about to be committed.</summary>
    internal void Write()
    {
        foreach (PendingEntry entry in _pending)
            _table.Value.Append(entry);
        _pending.Clear();
        _growing.Clear();
        _commands.Clear();
    }

    /// <summary>The transaction was rolled back.</summary>
    internal void Forget()
    {
        _pending.Clear();
        _growing.Clear();
        _paths.Clear();
        if (_table.IsValueCreated)
            _table.Value.Forget();
    }

    private static int Caller() => CallerProcess.Number == 0 ? Environment.ProcessId : CallerProcess.Number;

    /// <summary>Others change names too, but not while this connection has changes that wait for their commit.</summary>
    private void DropOutdatedPaths()
    {
        if (_pending.Count == 0 && _version.HasChanged())
            _paths.Clear();
    }

    private PendingEntry Add(string operation, byte[]? path, byte[]? target, long bytes)
    {
        int process = Caller();
        return Add(new PendingEntry
        {
            Nanoseconds = Now(),
            Process = process,
            Command = _commands.Find(process),
            Operation = operation,
            Path = path,
            Target = target,
            Bytes = bytes,
        });
    }

    private PendingEntry Add(PendingEntry entry)
    {
        if (_pending.Count >= MostPending)
            Write();
        _pending.Add(entry);
        return entry;
    }

    private long Now() => (_time.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick;
}
