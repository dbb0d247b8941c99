namespace AgentOS.Sqlite;

/// <summary>Result codes of SQLite that callers tell apart (sqlite3.h). The low byte of an extended code is its primary code.</summary>
public static class SqliteResult
{
    /// <summary>Success.</summary>
    public const int Ok = 0;

    /// <summary>SQL error or missing object.</summary>
    public const int Error = 1;

    /// <summary>Another connection holds the lock.</summary>
    public const int Busy = 5;

    /// <summary>A statement of the same connection holds the table.</summary>
    public const int Locked = 6;

    /// <summary>Out of memory.</summary>
    public const int NoMemory = 7;

    /// <summary>The database cannot be written.</summary>
    public const int ReadOnly = 8;

    /// <summary>Stopped by <see cref="SqliteDatabase.Interrupt"/>.</summary>
    public const int Interrupted = 9;

    /// <summary>Input/output error.</summary>
    public const int InputOutput = 10;

    /// <summary>The file is damaged.</summary>
    public const int Corrupt = 11;

    /// <summary>The disk is full.</summary>
    public const int Full = 13;

    /// <summary>The file cannot be opened.</summary>
    public const int CannotOpen = 14;

    /// <summary>A constraint was violated.</summary>
    public const int Constraint = 19;

    /// <summary>A library function was used wrongly.</summary>
    public const int Misuse = 21;

    /// <summary>The statement has no such parameter.</summary>
    public const int Range = 25;

    /// <summary>The file is not a database.</summary>
    public const int NotADatabase = 26;

    /// <summary>A row is ready.</summary>
    public const int Row = 100;

    /// <summary>The statement has finished.</summary>
    public const int Done = 101;
}
