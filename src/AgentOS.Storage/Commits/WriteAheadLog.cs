using AgentOS.Linux;
using AgentOS.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Storage.Commits;

/// <summary>
/// Makes commits durable. SQLite runs with synchronous = NORMAL and syncs only around checkpoints; here one fdatasync of the log
/// covers every commit before it. The descriptor is our own: the log, unlike the database file, carries no record locks that
/// closing it would drop.
/// </summary>
internal sealed class WriteAheadLog(string path, SqliteDatabase database) : IDisposable
{
    private readonly Lock _syncing = new();
    private SafeFileHandle? _file;
    private long _committed;
    private long _synchronized;

    /// <summary>Bytes of one page.</summary>
    internal long FrameLength => database.PageSize;

    /// <summary>Bytes of commits in the log, by this connection's count.</summary>
    internal long Length => database.LogLength;

    /// <summary>Notes a commit that is in the log but perhaps not on disk.</summary>
    internal void NoteCommit() => Interlocked.Increment(ref _committed);

    /// <summary>Returns when all commits noted before the call are on disk. Concurrent callers share one sync.</summary>
    /// <exception cref="LinuxException">The disk failed; commits may be lost.</exception>
    internal void Synchronize()
    {
        long wanted = Interlocked.Read(ref _committed);
        lock (_syncing)
        {
            if (_synchronized >= wanted)
                return;
            long reached = Interlocked.Read(ref _committed);
            _file ??= OpenFile.ForReading(path + "-wal");
            OpenFile.SynchronizeData(_file);
            _synchronized = reached;
        }
    }

    /// <summary>All of it is in the database file.</summary>
    internal void NoteMoved() => database.ForgetLogFrames();

    public void Dispose() => _file?.Dispose();
}
