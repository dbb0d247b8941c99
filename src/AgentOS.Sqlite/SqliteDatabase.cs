using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace AgentOS.Sqlite;

/// <summary>
/// One connection to a SQLite database. It has no mutex of its own: use it from one thread at a time.
/// Only <see cref="Interrupt"/> may be called from others.
/// </summary>
public sealed unsafe partial class SqliteDatabase : IDisposable
{
    // Ours only: a virtual table's module has statements of its own on the connection, which it finalizes itself.
    private readonly HashSet<SqliteStatement> _statements = [];
    private readonly int* _logFrames;
    private readonly byte[]? _key;
    private nint _handle;

    private SqliteDatabase(SqliteLibrary library, nint handle, byte[]? key)
    {
        Library = library;
        _handle = handle;
        _key = key;
        _logFrames = (int*)NativeMemory.AllocZeroed(sizeof(int));
    }

    /// <summary>Whether a transaction is open.</summary>
    public bool IsInTransaction => Library.GetAutocommit(_handle) == 0;

    /// <summary>The row id of the last insert.</summary>
    public long LastInsertRowId => Library.LastInsertRowId(_handle);

    /// <summary>Rows changed by the last statement.</summary>
    public long Changes => Library.Changes(_handle);

    /// <summary>Frames in the write-ahead log after this connection's last commit; needs <see cref="CountLogFrames"/>.</summary>
    public int LogFrames => *_logFrames;

    /// <summary>Bytes of one page; needs <see cref="CountLogFrames"/>.</summary>
    public long PageSize { get; private set; }

    /// <summary>Bytes in the write-ahead log that are not in the database file yet, as far as this connection knows; 0 where frames are not counted.</summary>
    public long LogLength => LogFrames * PageSize;

    internal SqliteLibrary Library { get; }

    /// <summary>How long a statement waits for another connection's lock before it fails with <see cref="SqliteResult.Busy"/>.</summary>
    public void SetBusyTimeout(TimeSpan timeout) => Check(BusyWait.Install(Library, _handle, timeout));

    /// <summary>Runs statements that return nothing.</summary>
    /// <param name="sql">SQL; several statements are separated by semicolons.</param>
    public void Execute(string sql)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(sql + '\0'))
            Check(Library.Execute(_handle, text, 0, 0, 0));
    }

    /// <summary>One statement for repeated use. It is compiled when it is first used, and only then an error in it shows.</summary>
    /// <param name="sql">UTF-8 SQL with parameters <c>?1</c>, <c>?2</c>, …</param>
    public SqliteStatement Prepare(ReadOnlySpan<byte> sql) => new(this, sql.ToArray());

    /// <summary>Compiles the first statement of a script; null when only blanks and comments are left.</summary>
    /// <param name="sql">UTF-8 SQL.</param>
    /// <param name="used">Bytes of it that were compiled.</param>
    public SqliteStatement? Prepare(ReadOnlySpan<byte> sql, out int used)
    {
        nint handle = Compile(sql, out used);
        if (handle == 0)
            return null;
        SqliteStatement statement = new(this, handle);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Moves the write-ahead log into the database file.</summary>
    public CheckpointProgress Checkpoint(CheckpointMode mode)
    {
        int log = -1;
        int moved = -1;
        int code = Library.WalCheckpoint(_handle, null, (int)mode, &log, &moved);
        if ((code & 0xFF) is not (SqliteResult.Ok or SqliteResult.Busy or SqliteResult.Locked))
            throw Fail(code);
        return new CheckpointProgress(code == SqliteResult.Ok, log, moved);
    }

    /// <summary>Keeps <see cref="LogFrames"/> up to date. Replaces SQLite's own automatic checkpoints.</summary>
    public void CountLogFrames()
    {
        using (SqliteStatement statement = Prepare("PRAGMA page_size"u8))
        {
            statement.Step();
            PageSize = statement.GetInt64(0);
        }

        _ = Library.WalHook(_handle, &OnCommit, (nint)_logFrames);
    }

    /// <summary>All of the log has been moved into the database file, by another connection; it starts over with the next commit.</summary>
    public void ForgetLogFrames() => *_logFrames = 0;

    /// <summary>Copies the whole database, as of one moment, into a new file with the same key while others may be using it.</summary>
    /// <param name="path">The file to write.</param>
    public void BackUpTo(string path)
    {
        using SqliteDatabase copy = OpenSibling(path, SqliteOpenMode.Create);
        fixed (byte* main = "main\0"u8)
        {
            nint backup = Library.BackupInitialize(copy._handle, main, _handle, main);
            if (backup == 0)
                throw copy.Fail(Library.ExtendedErrorCode(copy._handle));

            int code = Library.BackupStep(backup, -1);
            _ = Library.BackupFinish(backup);
            if (code != SqliteResult.Done)
                throw copy.Fail(code);
        }
    }

    /// <summary>Makes the running statement fail with <see cref="SqliteResult.Interrupted"/>.</summary>
    public void Interrupt() => Library.Interrupt(_handle);

    /// <summary>Closes the connection and, with it, every statement that is still there.</summary>
    public void Dispose()
    {
        if (_handle == 0)
            return;

        foreach (SqliteStatement statement in _statements)
            statement.Release();
        _statements.Clear();
        _ = Library.Close(_handle);
        _handle = 0;
        NativeMemory.Free(_logFrames);
    }

    /// <summary>Gives back the page cache and compiled statements; both come again with the next use. No statement may be running.</summary>
    public void ReleaseMemory()
    {
        foreach (SqliteStatement statement in _statements)
        {
            if (statement.IsRenewable)
                statement.Release();
        }

        _statements.RemoveWhere(static statement => statement.IsRenewable);
        Execute("PRAGMA shrink_memory");
    }

    /// <summary>Releases a statement, unless that has happened already.</summary>
    internal void Release(SqliteStatement statement)
    {
        if (_statements.Remove(statement))
            statement.Release();
    }

    /// <summary>Compiles a statement that is released with this connection at the latest.</summary>
    /// <exception cref="SqliteException">The SQL is wrong, or is not exactly one statement.</exception>
    internal nint Compile(SqliteStatement statement, byte[] sql)
    {
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        nint handle = Compile(sql, out int used);
        if (handle == 0 || !IsBlank(sql.AsSpan(used)))
        {
            _ = Library.FinalizeStatement(handle);
            throw new SqliteException(SqliteResult.Misuse, "exactly one statement expected");
        }

        _statements.Add(statement);
        return handle;
    }

    private nint Compile(ReadOnlySpan<byte> sql, out int used)
    {
        const uint preparePersistent = 1;
        used = 0;
        nint handle = 0;
        if (sql.IsEmpty)
            return handle;
        fixed (byte* text = sql)
        {
            byte* tail = null;
            Check(Library.Prepare(_handle, text, sql.Length, preparePersistent, &handle, &tail));
            used = tail == null ? sql.Length : (int)(tail - text);
        }

        return handle;
    }

    internal void Check(int code)
    {
        if (code != SqliteResult.Ok)
            throw Fail(code);
    }

    /// <summary>Describes a failure of this connection.</summary>
    internal SqliteException Fail(int code)
    {
        // A page that is not what its key wrote breaks the connection for good; from then on SQLite sees no page, and takes that for a lack of memory.
        bool isPageUnreadable = _key is not null && code == SqliteResult.NoMemory;
        return isPageUnreadable ? new SqliteException(SqliteResult.Corrupt, "a page cannot be decrypted") : SqliteException.Of(Library, _handle, code);
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n;"u8).IsEmpty;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnCommit(nint context, nint database, byte* name, int frames)
    {
        *(int*)context = frames;
        return SqliteResult.Ok;
    }
}
