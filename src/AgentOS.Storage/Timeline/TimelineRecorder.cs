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
    // How many of the newest rows wait for what else is done to their files; and how many wait in all.
    private const int Growing = 32;
    private const int MostPending = 4096;

    // Rows written after one answer: more than one operation makes, so that they do not pile up, and few enough for the next one not to wait.
    private const int AtOnce = 4;

    private readonly SqliteDatabase _database;
    private readonly Lazy<TimelineTable> _table;
    private readonly Lazy<TimelineRetention> _retention;
    private readonly NamePaths _paths;
    private readonly DataVersion _version;
    private readonly TimeProvider _time;
    private readonly ProcessNames _processes = new();
    private readonly Queue<PendingEntry> _pending = new();
    private readonly Stack<PendingEntry> _written = new();
    private readonly Dictionary<long, PendingEntry> _growing = [];
    private bool _hasBegun;

    internal TimelineRecorder(DatabaseConnection connection, DentryTable dentries, TimeProvider time)
    {
        _database = connection.Database;
        _table = new Lazy<TimelineTable>(() => new TimelineTable(_database, Path.GetFileNameWithoutExtension(connection.Path)));
        _retention = new Lazy<TimelineRetention>(() => new TimelineRetention(_database));
        _paths = new NamePaths(dentries);
        _version = new DataVersion(_database);
        _time = time;
    }

    /// <summary>A name was seen in a directory.</summary>
    internal void Seen(long number, long parent, ReadOnlySpan<byte> name) => _paths.Note(number, parent, name);

    /// <summary>A name was made.</summary>
    internal void Made(string operation, long number, long parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target = default)
    {
        Begin();
        _growing.Remove(number);
        PendingEntry entry = Add(operation, number, _paths.Of(parent, name), target.IsEmpty ? null : target.ToArray(), target.Length);
        _paths.Note(number, parent, name);
        if (operation == FileOperation.Create)
            _growing[number] = entry;
    }

    /// <summary>An inode was made that has no name (O_TMPFILE).</summary>
    internal void MadeUnnamed(long number)
    {
        Begin();
        _paths.Remove(number, isLast: true);
        _growing[number] = Add(FileOperation.Create, number, null, null, 0);
    }

    /// <summary>A name is about to be removed.</summary>
    internal void Removed(string operation, in Inode inode, long parent, ReadOnlySpan<byte> name)
    {
        Begin();
        Add(operation, inode.Number, _paths.Of(parent, name), null, 0);
        Lost(inode);
    }

    /// <summary>A name is about to be taken from an inode, by something that is recorded itself.</summary>
    internal void Lost(in Inode inode)
    {
        _growing.Remove(inode.Number);
        _paths.Remove(inode.Number, inode.LinkCount <= 1);
    }

    /// <summary>A name was moved, or exchanged with another one.</summary>
    internal void Moved(string operation, long number, long parent, ReadOnlySpan<byte> name, long newParent, ReadOnlySpan<byte> newName)
    {
        Begin();
        Add(operation, number, _paths.Of(parent, name), _paths.Of(newParent, newName), 0);
        _growing.Remove(number);
        _paths.Note(number, newParent, newName);
    }

    /// <summary>An inode changed.</summary>
    internal void Changed(string operation, long number, long bytes = 0)
    {
        Begin();
        if (!_growing.TryGetValue(number, out PendingEntry? entry) || !entry.TryAbsorb(operation, bytes, Caller()))
            _growing[number] = Add(operation, number, _paths.Of(number), null, bytes);
    }

    /// <summary>State other than files changed.</summary>
    internal void Changed(string operation, string subject, long bytes)
    {
        Begin();
        Add(operation, 0, Encoding.UTF8.GetBytes(subject), null, bytes);
    }

    /// <summary>An operation was refused. The same refusal again is counted and needs no row: whoever provokes them cannot fill the file.</summary>
    internal void Refused(string operation, long number, string error)
    {
        Begin();
        int process = Caller();
        PendingEntry? same = _pending.FirstOrDefault(entry => entry.Number == number && entry.Process == process && entry.Operation == operation && entry.Result == error);
        if (same is null)
            _pending.Enqueue(Entry(operation, number, process, number == 0 ? null : _paths.Of(number), error, null));
        else
            same.Cause = $"{++same.Count} times";
    }

    /// <summary>Something happened.</summary>
    internal void Happened(TimelineEvent happened)
    {
        Begin();
        byte[]? subject = happened.Subject is null ? null : Encoding.UTF8.GetBytes(happened.Subject);
        _pending.Enqueue(Entry(happened.Operation, 0, happened.ProcessId ?? Caller(), subject, happened.Result, happened.Cause));
    }

    /// <summary>Whether <see cref="Settle"/> has anything to do. Any thread may ask.</summary>
    internal bool CanSettle => _pending.Count > Growing;

    /// <summary>Writes a few rows that nothing will be added to any more, so that less is left to do when everybody waits for the commit.</summary>
    internal void Settle()
    {
        for (int i = 0; i < AtOnce && CanSettle; i++)
            WriteOldest();
    }

    /// <summary>Makes rows of everything collected; the transaction is about to be committed.</summary>
    internal void Write()
    {
        WriteAll();
        if (_table.IsValueCreated && _retention.Value.IsDue(_table.Value.LastId))
            Prune(_retention.Value.FindExcess(_table.Value.LastId, _time.GetUtcNow()));
        if (_table.IsValueCreated)
            _table.Value.Seal();
        _processes.Clear();
        _hasBegun = false;
    }

    /// <summary>Sets how much is kept, and removes what is too much.</summary>
    internal void Limit(TimelineLimit limit)
    {
        TimelineLimits.Write(_database, limit);
        Happened(new TimelineEvent(TimelineRetention.Limit, limit.ToString()));
        WriteAll();
        Prune(_retention.Value.FindExcess(_table.Value.LastId, _time.GetUtcNow()));
    }

    /// <summary>Removes rows, oldest first, and records that.</summary>
    /// <param name="upTo">The last one to go.</param>
    internal void Prune(long upTo)
    {
        if (_retention.Value.Remove(upTo) is not { } pruned)
            return;
        Happened(pruned);
        WriteAll();
    }

    /// <summary>The transaction was rolled back.</summary>
    internal void Forget()
    {
        _pending.Clear();
        _growing.Clear();
        _paths.Clear();
        _hasBegun = false;
        if (_table.IsValueCreated)
            _table.Value.Forget();
    }

    private static int Caller() => CallerProcess.Number == 0 ? Environment.ProcessId : CallerProcess.Number;

    /// <summary>The first change of a transaction: what others committed before it is seen now, and nothing more until it ends.</summary>
    private void Begin()
    {
        if (_hasBegun)
            return;
        _hasBegun = true;
        if (!_version.HasChanged())
            return;
        _paths.Clear();
        if (_table.IsValueCreated)
            _table.Value.Forget();
    }

    private PendingEntry Add(string operation, long number, byte[]? path, byte[]? target, long bytes)
    {
        if (_pending.Count >= MostPending)
            WriteOldest();
        PendingEntry entry = Entry(operation, number, Caller(), path, TimelineEvent.Ok, null);
        (entry.Target, entry.Bytes) = (target, bytes);
        _pending.Enqueue(entry);
        return entry;
    }

    private PendingEntry Entry(string operation, long number, int caller, byte[]? path, string result, string? cause)
    {
        ProcessName process = _processes.Find(caller);
        PendingEntry entry = _written.TryPop(out PendingEntry? used) ? used : new PendingEntry();
        entry.Nanoseconds = TimelineNote.Nanoseconds(_time.GetUtcNow());
        (entry.Operation, entry.Number, entry.Result, entry.Cause) = (operation, number, result, cause);
        (entry.Process, entry.ProcessId, entry.Command) = (caller, process.Number, process.Command);
        (entry.Path, entry.Target, entry.Bytes, entry.Count) = (path, null, 0, 1);
        return entry;
    }

    private void WriteAll()
    {
        while (_pending.Count > 0)
            WriteOldest();
    }

    private void WriteOldest()
    {
        PendingEntry entry = _pending.Dequeue();
        if (_growing.TryGetValue(entry.Number, out PendingEntry? growing) && growing == entry)
            _growing.Remove(entry.Number);
        _table.Value.Append(entry);
        if (_written.Count < Growing)
            _written.Push(entry);
    }
}
