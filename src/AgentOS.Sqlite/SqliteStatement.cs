using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace AgentOS.Sqlite;

/// <summary>
/// A compiled statement: bind parameters (numbered from 1), step, read columns (numbered from 0).
/// It resets itself when it is done or fails; a caller that leaves earlier calls <see cref="Reset"/>. Nothing here allocates except
/// where a <see cref="string"/> is returned.
/// </summary>
public sealed unsafe class SqliteStatement : IDisposable
{
    private const nint Static = 0;
    private const nint Transient = -1;
    private const byte Utf8 = 1;

    private readonly SqliteDatabase _database;
    private readonly SqliteLibrary _library;
    private readonly byte[]? _sql;
    private nint _handle;

    /// <summary>A compiled statement.</summary>
    internal SqliteStatement(SqliteDatabase database, nint handle)
    {
        _database = database;
        _library = database.Library;
        _handle = handle;
    }

    /// <summary>A statement that is compiled when it is first used: a connection that does little keeps little.</summary>
    internal SqliteStatement(SqliteDatabase database, byte[] sql)
    {
        _database = database;
        _library = database.Library;
        _sql = sql;
    }

    /// <summary>Whether it can be compiled again.</summary>
    internal bool IsRenewable => _sql is not null;

    private nint Handle => _handle != 0 ? _handle : Compile();

    /// <summary>Columns in a result row; 0 when the statement returns none.</summary>
    public int ColumnCount => _library.ColumnCount(Handle);

    /// <summary>Whether the statement leaves the database file alone.</summary>
    public bool IsReadOnly => _library.IsReadOnly(Handle) != 0;

    /// <summary>Binds an integer.</summary>
    public SqliteStatement Bind(int index, long value)
    {
        _database.Check(_library.BindInt64(Handle, index, value));
        return this;
    }

    /// <summary>Binds a floating point number.</summary>
    public SqliteStatement Bind(int index, double value)
    {
        _database.Check(_library.BindDouble(Handle, index, value));
        return this;
    }

    /// <summary>Binds NULL.</summary>
    public SqliteStatement BindNull(int index)
    {
        _database.Check(_library.BindNull(Handle, index));
        return this;
    }

    /// <summary>Binds bytes that are all zero.</summary>
    public SqliteStatement BindZeroBlob(int index, long length)
    {
        _database.Check(_library.BindZeroBlob(Handle, index, (ulong)length));
        return this;
    }

    /// <summary>Binds a copy of bytes.</summary>
    public SqliteStatement BindBlob(int index, ReadOnlySpan<byte> value)
    {
        // A null pointer would bind NULL; the statement's own address stands for "no bytes".
        fixed (byte* bytes = value)
            _database.Check(_library.BindBlob(Handle, index, bytes == null ? (byte*)Handle : bytes, (ulong)value.Length, Transient));
        return this;
    }

    /// <summary>Binds a copy of UTF-8 text.</summary>
    public SqliteStatement BindText(int index, ReadOnlySpan<byte> value)
    {
        fixed (byte* text = value)
            _database.Check(_library.BindText(Handle, index, text == null ? (byte*)Handle : text, (ulong)value.Length, Transient, Utf8));
        return this;
    }

    /// <summary>Binds text, or NULL.</summary>
    public SqliteStatement BindText(int index, string? value) =>
        value is null ? BindNull(index) : BindText(index, Encoding.UTF8.GetBytes(value));

    /// <summary>Binds bytes without copying them: they must stay where they are until the statement has run.</summary>
    public SqliteStatement BindPinnedBlob(int index, byte* value, int length)
    {
        _database.Check(_library.BindBlob(Handle, index, value == null ? (byte*)Handle : value, (ulong)length, Static));
        return this;
    }

    /// <summary>Runs to the next row. False at the end, when the statement is ready to be bound again.</summary>
    /// <exception cref="SqliteException">The statement failed and was reset.</exception>
    public bool Step()
    {
        int code = _library.Step(Handle);
        if (code == SqliteResult.Row)
            return true;

        if (code != SqliteResult.Done)
            Fail(code);
        _ = _library.Reset(Handle);
        return false;
    }

    /// <summary>Runs to the end, ignoring rows.</summary>
    public void Run()
    {
        while (Step())
        {
            // Rows of a statement run for its effect carry nothing.
        }
    }

    /// <summary>Makes the statement ready to be bound again, releasing what it holds.</summary>
    public void Reset() => _ = _library.Reset(Handle);

    /// <summary>The storage class of a column in the current row.</summary>
    public SqliteType GetType(int column) => (SqliteType)_library.ColumnType(Handle, column);

    /// <summary>Whether a column of the current row is NULL.</summary>
    public bool IsNull(int column) => GetType(column) == SqliteType.Null;

    /// <summary>A column as an integer.</summary>
    public long GetInt64(int column) => _library.ColumnInt64(Handle, column);

    /// <summary>A column as a floating point number.</summary>
    public double GetDouble(int column) => _library.ColumnDouble(Handle, column);

    /// <summary>The bytes of a text or blob column; valid until the next step or reset.</summary>
    public ReadOnlySpan<byte> GetBytes(int column)
    {
        // SAFETY: the pointer must be asked for before the length (sqlite3_column_bytes, "safest policies").
        byte* bytes = _library.ColumnBlob(Handle, column);
        return new ReadOnlySpan<byte>(bytes, _library.ColumnBytes(Handle, column));
    }

    /// <summary>A text column; null for NULL.</summary>
    public string? GetText(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(GetBytes(column));

    /// <summary>A column's name.</summary>
    public string GetName(int column) => Marshal.PtrToStringUTF8((nint)_library.ColumnName(Handle, column))!;

    /// <summary>Releases the statement before its connection does.</summary>
    public void Dispose() => _database.Release(this);

    /// <summary>Gives back what it was compiled to, unless that has happened already. It is compiled again when it is used.</summary>
    internal void Release()
    {
        if (_handle != 0)
            _ = _library.FinalizeStatement(_handle);
        _handle = 0;
    }

    private nint Compile()
    {
        _handle = _database.Compile(this, _sql ?? throw new ObjectDisposedException(nameof(SqliteStatement)));
        return _handle;
    }

    [DoesNotReturn]
    private void Fail(int code)
    {
        SqliteException failure = _database.Fail(code);
        _ = _library.Reset(Handle);
        throw failure;
    }
}
