using System.Runtime.InteropServices;

namespace AgentOS.Sqlite;

/// <summary>SQLite refused an operation.</summary>
public sealed unsafe class SqliteException : Exception
{
    /// <summary>Describes a failure.</summary>
    /// <param name="extendedCode">The extended result code.</param>
    /// <param name="message">SQLite's own sentence.</param>
    public SqliteException(int extendedCode, string message)
        : base(message) => ExtendedCode = extendedCode;

    /// <summary>The extended result code, for example 522 (SQLITE_IOERR_SHORT_READ).</summary>
    public int ExtendedCode { get; }

    /// <summary>The primary result code, one of <see cref="SqliteResult"/>.</summary>
    public int Code => ExtendedCode & 0xFF;

    internal static SqliteException Of(SqliteLibrary library, nint database, int code)
    {
        // SAFETY: both functions return NUL-terminated text that lives until the connection's next call.
        string message = database == 0
            ? Marshal.PtrToStringUTF8((nint)library.ErrorString(code))!
            : Marshal.PtrToStringUTF8((nint)library.ErrorMessage(database))!;
        return new SqliteException(code, message);
    }
}
