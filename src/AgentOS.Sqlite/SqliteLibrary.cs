using System.Runtime.InteropServices;

namespace AgentOS.Sqlite;

/// <summary>
/// The C interface of SQLite 3 (sqlite3.h), as far as it is used, in one loaded library. A table of functions instead of imports, because a process may use two: the
/// system's SQLite, and SQLCipher's, which is the same interface with encryption. A file belongs to one of them. Signatures are blittable: no marshalling happens.
/// </summary>
/// <remarks>
/// SAFETY of SuppressGCTransition: only on functions that neither block, nor call back, nor allocate more than a few words; they
/// return in nanoseconds because connections are opened without a mutex.
/// </remarks>
internal sealed unsafe class SqliteLibrary
{
    private const int ConfigurePageCache = 7, ConfigureLookaside = 13; // SQLITE_CONFIG_PAGECACHE, SQLITE_CONFIG_LOOKASIDE
    private const int LookasideBytes = 512, LookasideSlots = 24;

    internal readonly delegate* unmanaged<byte*, nint*, int, byte*, int> Open;
    internal readonly delegate* unmanaged<nint, int> Close;
    internal readonly delegate* unmanaged<nint, int, int> ExtendedResultCodes;
    internal readonly delegate* unmanaged<nint, byte*> ErrorMessage;
    internal readonly delegate* unmanaged<int, byte*> ErrorString;
    internal readonly delegate* unmanaged<nint, int> ExtendedErrorCode;
    internal readonly delegate* unmanaged<nint, delegate* unmanaged[Cdecl]<nint, int, int>, nint, int> BusyHandler;
    internal readonly delegate* unmanaged<nint, byte*, nint, nint, nint, int> Execute;
    internal readonly delegate* unmanaged<nint, void> Interrupt;
    internal readonly delegate* unmanaged[SuppressGCTransition]<nint, int> GetAutocommit;
    internal readonly delegate* unmanaged[SuppressGCTransition]<nint, long> LastInsertRowId;
    internal readonly delegate* unmanaged[SuppressGCTransition]<nint, long> Changes;
    internal readonly delegate* unmanaged<nint, byte*, int, int*, int*, int> WalCheckpoint;
    internal readonly delegate* unmanaged<nint, delegate* unmanaged[Cdecl]<nint, nint, byte*, int, int>, nint, nint> WalHook;
    internal readonly delegate* unmanaged<nint, byte*, nint, byte*, nint> BackupInitialize;
    internal readonly delegate* unmanaged<nint, int, int> BackupStep;
    internal readonly delegate* unmanaged<nint, int> BackupFinish;
    internal readonly delegate* unmanaged<nint, byte*, int, uint, nint*, byte**, int> Prepare;
    internal readonly delegate* unmanaged<nint, int> FinalizeStatement;
    internal readonly delegate* unmanaged<nint, int> Step;
    internal readonly delegate* unmanaged<nint, int> Reset;
    internal readonly delegate* unmanaged<nint, int> IsReadOnly;
    internal readonly delegate* unmanaged[SuppressGCTransition]<nint, int, long, int> BindInt64;
    internal readonly delegate* unmanaged[SuppressGCTransition]<nint, int, double, int> BindDouble;
    internal readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> BindNull;
    internal readonly delegate* unmanaged<nint, int, ulong, int> BindZeroBlob;
    internal readonly delegate* unmanaged<nint, int, byte*, ulong, nint, int> BindBlob;
    internal readonly delegate* unmanaged<nint, int, byte*, ulong, nint, byte, int> BindText;
    internal readonly delegate* unmanaged[SuppressGCTransition]<nint, int> ColumnCount;
    internal readonly delegate* unmanaged<nint, int, byte*> ColumnName;
    internal readonly delegate* unmanaged[SuppressGCTransition]<nint, int, int> ColumnType;
    internal readonly delegate* unmanaged[SuppressGCTransition]<nint, int, long> ColumnInt64;
    internal readonly delegate* unmanaged[SuppressGCTransition]<nint, int, double> ColumnDouble;
    internal readonly delegate* unmanaged<nint, int, byte*> ColumnBlob;
    internal readonly delegate* unmanaged<nint, int, int> ColumnBytes;

    private readonly nint _module;

    /// <param name="module">The loaded library. It stays loaded.</param>
    /// <exception cref="EntryPointNotFoundException">It is too old, or no SQLite.</exception>
    internal SqliteLibrary(nint module)
    {
        _module = module;
        // Not the twenty pages of 32 KiB a connection would begin with: many are opened for a handful. Has no effect on a library in use already.
        // SAFETY: a variadic function that takes these four as its fixed ones would be called the same way on Linux.
        _ = ((delegate* unmanaged<int, nint, int, int, int>)Find("sqlite3_config"))(ConfigurePageCache, 0, 0, 0);
        // 12 KiB a connection for small allocations in place of 48, most of which an idle one never needs. SAFETY: as above.
        _ = ((delegate* unmanaged<int, int, int, int>)Find("sqlite3_config"))(ConfigureLookaside, LookasideBytes, LookasideSlots);
        Open = (delegate* unmanaged<byte*, nint*, int, byte*, int>)Find("sqlite3_open_v2");
        Close = (delegate* unmanaged<nint, int>)Find("sqlite3_close_v2");
        ExtendedResultCodes = (delegate* unmanaged<nint, int, int>)Find("sqlite3_extended_result_codes");
        ErrorMessage = (delegate* unmanaged<nint, byte*>)Find("sqlite3_errmsg");
        ErrorString = (delegate* unmanaged<int, byte*>)Find("sqlite3_errstr");
        ExtendedErrorCode = (delegate* unmanaged<nint, int>)Find("sqlite3_extended_errcode");
        BusyHandler = (delegate* unmanaged<nint, delegate* unmanaged[Cdecl]<nint, int, int>, nint, int>)Find("sqlite3_busy_handler");
        Execute = (delegate* unmanaged<nint, byte*, nint, nint, nint, int>)Find("sqlite3_exec");
        Interrupt = (delegate* unmanaged<nint, void>)Find("sqlite3_interrupt");
        GetAutocommit = (delegate* unmanaged[SuppressGCTransition]<nint, int>)Find("sqlite3_get_autocommit");
        LastInsertRowId = (delegate* unmanaged[SuppressGCTransition]<nint, long>)Find("sqlite3_last_insert_rowid");
        Changes = (delegate* unmanaged[SuppressGCTransition]<nint, long>)Find("sqlite3_changes64");
        WalCheckpoint = (delegate* unmanaged<nint, byte*, int, int*, int*, int>)Find("sqlite3_wal_checkpoint_v2");
        WalHook = (delegate* unmanaged<nint, delegate* unmanaged[Cdecl]<nint, nint, byte*, int, int>, nint, nint>)Find("sqlite3_wal_hook");
        BackupInitialize = (delegate* unmanaged<nint, byte*, nint, byte*, nint>)Find("sqlite3_backup_init");
        BackupStep = (delegate* unmanaged<nint, int, int>)Find("sqlite3_backup_step");
        BackupFinish = (delegate* unmanaged<nint, int>)Find("sqlite3_backup_finish");
        Prepare = (delegate* unmanaged<nint, byte*, int, uint, nint*, byte**, int>)Find("sqlite3_prepare_v3");
        FinalizeStatement = (delegate* unmanaged<nint, int>)Find("sqlite3_finalize");
        Step = (delegate* unmanaged<nint, int>)Find("sqlite3_step");
        Reset = (delegate* unmanaged<nint, int>)Find("sqlite3_reset");
        IsReadOnly = (delegate* unmanaged<nint, int>)Find("sqlite3_stmt_readonly");
        BindInt64 = (delegate* unmanaged[SuppressGCTransition]<nint, int, long, int>)Find("sqlite3_bind_int64");
        BindDouble = (delegate* unmanaged[SuppressGCTransition]<nint, int, double, int>)Find("sqlite3_bind_double");
        BindNull = (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)Find("sqlite3_bind_null");
        BindZeroBlob = (delegate* unmanaged<nint, int, ulong, int>)Find("sqlite3_bind_zeroblob64");
        BindBlob = (delegate* unmanaged<nint, int, byte*, ulong, nint, int>)Find("sqlite3_bind_blob64");
        BindText = (delegate* unmanaged<nint, int, byte*, ulong, nint, byte, int>)Find("sqlite3_bind_text64");
        ColumnCount = (delegate* unmanaged[SuppressGCTransition]<nint, int>)Find("sqlite3_column_count");
        ColumnName = (delegate* unmanaged<nint, int, byte*>)Find("sqlite3_column_name");
        ColumnType = (delegate* unmanaged[SuppressGCTransition]<nint, int, int>)Find("sqlite3_column_type");
        ColumnInt64 = (delegate* unmanaged[SuppressGCTransition]<nint, int, long>)Find("sqlite3_column_int64");
        ColumnDouble = (delegate* unmanaged[SuppressGCTransition]<nint, int, double>)Find("sqlite3_column_double");
        ColumnBlob = (delegate* unmanaged<nint, int, byte*>)Find("sqlite3_column_blob");
        ColumnBytes = (delegate* unmanaged<nint, int, int>)Find("sqlite3_column_bytes");
    }

    /// <summary>The system's SQLite.</summary>
    internal static SqliteLibrary Stock { get; } = new(NativeLibrary.Load("libsqlite3.so.0"));

    /// <summary>The address of one more function of the library.</summary>
    /// <exception cref="EntryPointNotFoundException">It has no such function.</exception>
    internal nint Find(string function) => NativeLibrary.GetExport(_module, function);
}
