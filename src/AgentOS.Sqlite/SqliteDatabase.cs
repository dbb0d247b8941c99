using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace AgentOS.Sqlite;

/// <summary>
/// One connection to a SQLite database. It has no mutex of its own: use it from one thread at a time.
/// Only <see cref="Interrupt"/> may be called from others.
/// </summary>
public sealed unsafe class SqliteDatabase : IDisposable
{
    private const int OpenReadOnly = 0x1;
    private const int OpenReadWrite = 0x2;
    private const int OpenCreate = 0x4;
    private const int OpenUri = 0x40;
    private const int OpenNoMutex = 0x8000;

    // Ours only: a virtual table's module has statements of its own on the connection, which it finalizes itself.
    private readonly HashSet<nint> _statements = [];
    private readonly int* _logFrames;
    private nint _handle;

    private SqliteDatabase(nint handle)
    {
        _handle = handle;
        _logFrames = (int*)NativeMemory.AllocZeroed(sizeof(int));
    }

    /// <summary>Whether a transaction is open.</summary>
    public bool IsInTransaction => SqliteInterop.GetAutocommit(_handle) == 0;

    /// <summary>The row id of the last insert.</summary>
    public long LastInsertRowId => SqliteInterop.LastInsertRowId(_handle);

    /// <summary>Rows changed by the last statement.</summary>
    public long Changes => SqliteInterop.Changes(_handle);

    /// <summary>Frames in the write-ahead log after this connection's last commit; needs <see cref="CountLogFrames"/>.</summary>
    public int LogFrames => *_logFrames;

    /// <summary>Bytes of one page; needs <see cref="CountLogFrames"/>.</summary>
    public long PageSize { get; private set; }

    /// <summary>Bytes in the write-ahead log that are not in the database file yet, as far as this connection knows; 0 where frames are not counted.</summary>
    public long LogLength => LogFrames * PageSize;

    internal nint Handle => _handle;

    /// <summary>Opens a database file, or a private one in memory for <c>:memory:</c>.</summary>
    /// <exception cref="SqliteException">The file cannot be opened. Most damage shows only at the first statement.</exception>
    public static SqliteDatabase Open(string path, SqliteOpenMode mode)
    {
        int flags = OpenNoMutex | mode switch
        {
            SqliteOpenMode.ReadOnly => OpenReadOnly,
            SqliteOpenMode.ReadWrite => OpenReadWrite,
            SqliteOpenMode.Create => OpenReadWrite | OpenCreate,
            _ => OpenReadOnly | OpenUri,
        };
        string name = mode == SqliteOpenMode.Immutable ? $"file:{Uri.EscapeDataString(path)}?immutable=1" : path;
        nint handle = 0;
        int code;
        fixed (byte* nameBytes = Encoding.UTF8.GetBytes(name + '\0'))
            code = SqliteInterop.Open(nameBytes, &handle, flags, null);

        if (code != SqliteResult.Ok)
        {
            int extended = handle == 0 ? code : SqliteInterop.ExtendedErrorCode(handle);
            SqliteException failure = SqliteException.Of(handle, extended);
            _ = SqliteInterop.Close(handle);
            throw failure;
        }

        _ = SqliteInterop.ExtendedResultCodes(handle, 1);
        return new SqliteDatabase(handle);
    }

    /// <summary>How long a statement waits for another connection's lock before it fails with <see cref="SqliteResult.Busy"/>.</summary>
    public void SetBusyTimeout(TimeSpan timeout) => Check(SqliteInterop.BusyTimeout(_handle, (int)timeout.TotalMilliseconds));

    /// <summary>Runs statements that return nothing.</summary>
    /// <param name="sql">SQL; several statements are separated by semicolons.</param>
    public void Execute(string sql)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(sql + '\0'))
            Check(SqliteInterop.Execute(_handle, text, 0, 0, 0));
    }

    /// <summary>Compiles one statement for repeated use.</summary>
    /// <param name="sql">UTF-8 SQL with parameters <c>?1</c>, <c>?2</c>, …</param>
    public SqliteStatement Prepare(ReadOnlySpan<byte> sql)
    {
        SqliteStatement? statement = Prepare(sql, out int used);
        return statement is not null && IsBlank(sql[used..])
            ? statement
            : throw new SqliteException(SqliteResult.Misuse, "exactly one statement expected");
    }

    /// <summary>Compiles the first statement of a script; null when only blanks and comments are left.</summary>
    /// <param name="sql">UTF-8 SQL.</param>
    /// <param name="used">Bytes of it that were compiled.</param>
    public SqliteStatement? Prepare(ReadOnlySpan<byte> sql, out int used)
    {
        const uint preparePersistent = 1;
        used = 0;
        if (sql.IsEmpty)
            return null;
        nint statement = 0;
        fixed (byte* text = sql)
        {
            byte* tail = null;
            Check(SqliteInterop.Prepare(_handle, text, sql.Length, preparePersistent, &statement, &tail));
            used = tail == null ? sql.Length : (int)(tail - text);
        }

        if (statement == 0)
            return null;
        _statements.Add(statement);
        return new SqliteStatement(this, statement);
    }

    /// <summary>Moves the write-ahead log into the database file.</summary>
    public CheckpointProgress Checkpoint(CheckpointMode mode)
    {
        int log = -1;
        int moved = -1;
        int code = SqliteInterop.WalCheckpoint(_handle, null, (int)mode, &log, &moved);
        if ((code & 0xFF) is not (SqliteResult.Ok or SqliteResult.Busy or SqliteResult.Locked))
            throw SqliteException.Of(_handle, code);
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

        _ = SqliteInterop.WalHook(_handle, &OnCommit, (nint)_logFrames);
    }

    /// <summary>All of the log has been moved into the database file, by another connection; it starts over with the next commit.</summary>
    public void ForgetLogFrames() => *_logFrames = 0;

    /// <summary>Copies the whole database, as of one moment, into a new file while others may be using it.</summary>
    /// <param name="path">The file to write.</param>
    public void BackUpTo(string path)
    {
        using SqliteDatabase copy = Open(path, SqliteOpenMode.Create);
        fixed (byte* main = "main\0"u8)
        {
            nint backup = SqliteInterop.BackupInitialize(copy._handle, main, _handle, main);
            if (backup == 0)
                throw SqliteException.Of(copy._handle, SqliteInterop.ExtendedErrorCode(copy._handle));

            int code = SqliteInterop.BackupStep(backup, -1);
            _ = SqliteInterop.BackupFinish(backup);
            if (code != SqliteResult.Done)
                throw SqliteException.Of(copy._handle, code);
        }
    }

    /// <summary>Makes the running statement fail with <see cref="SqliteResult.Interrupted"/>.</summary>
    public void Interrupt() => SqliteInterop.Interrupt(_handle);

    /// <summary>Closes the connection and, with it, every statement that is still there.</summary>
    public void Dispose()
    {
        if (_handle == 0)
            return;

        foreach (nint statement in _statements)
            _ = SqliteInterop.FinalizeStatement(statement);
        _statements.Clear();
        _ = SqliteInterop.Close(_handle);
        _handle = 0;
        NativeMemory.Free(_logFrames);
    }

    /// <summary>Releases a statement, unless that has happened already.</summary>
    internal void Release(nint statement)
    {
        if (_statements.Remove(statement))
            _ = SqliteInterop.FinalizeStatement(statement);
    }

    internal void Check(int code)
    {
        if (code != SqliteResult.Ok)
            throw SqliteException.Of(_handle, code);
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.Trim(" \t\r\n;"u8).IsEmpty;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnCommit(nint context, nint database, byte* name, int frames)
    {
        *(int*)context = frames;
        return SqliteResult.Ok;
    }
}
