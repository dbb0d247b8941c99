using System.Text;

namespace AgentOS.Sqlite;

/// <content>Opening files, plain ones with the system's SQLite and encrypted ones with SQLCipher's.</content>
public sealed unsafe partial class SqliteDatabase
{
    private const int OpenReadOnly = 0x1;
    private const int OpenReadWrite = 0x2;
    private const int OpenCreate = 0x4;
    private const int OpenUri = 0x40;
    private const int OpenNoMutex = 0x8000;

    /// <summary>Opens a database file, or a private one in memory for <c>:memory:</c>.</summary>
    /// <exception cref="SqliteException">The file cannot be opened. Most damage shows only at the first statement.</exception>
    public static SqliteDatabase Open(string path, SqliteOpenMode mode) => Open(SqliteLibrary.Stock, path, mode, null);

    /// <summary>Opens an encrypted database file with SQLCipher's library; a plain one with the system's when the key is null.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">How it is opened.</param>
    /// <param name="key">SQLCipher's notation in UTF-8: <c>x'64 hexadecimal digits'</c> is a key, anything else a passphrase.</param>
    /// <exception cref="CipherUnavailableException">A key is given, and no library can use it.</exception>
    /// <exception cref="SqliteException">The file cannot be opened. A wrong key shows only at the first statement, as <see cref="SqliteResult.NotADatabase"/>.</exception>
    public static SqliteDatabase Open(string path, SqliteOpenMode mode, byte[]? key)
    {
        if (key is null)
            return Open(path, mode);
        CipherLibrary cipher = CipherLibrary.Loaded;
        SqliteDatabase database = Open(cipher.Functions, path, mode, key);
        try
        {
            fixed (byte* main = "main\0"u8, bytes = key)
                database.Check(cipher.SetKey(database._handle, main, bytes, key.Length));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>An empty connection of SQLCipher's library, to which files with different keys can be attached.</summary>
    /// <exception cref="CipherUnavailableException">There is no such library.</exception>
    public static SqliteDatabase OpenConverter() => Open(CipherLibrary.Loaded.Functions, ":memory:", SqliteOpenMode.Create, null);

    /// <summary>Opens another file as this one was opened: with the same library and key.</summary>
    /// <inheritdoc cref="Open(string, SqliteOpenMode)"/>
    public SqliteDatabase OpenSibling(string path, SqliteOpenMode mode) => Open(path, mode, _key);

    /// <summary>Adds another file with the same key to this connection.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The name before its tables: <c>schema.table</c>.</param>
    public void AttachSibling(string path, string schema)
    {
        if (_key is not null)
            Attach(path, schema, _key);
        else
            Run(Prepare("ATTACH ?1 AS ?2"u8), path, schema);
    }

    /// <summary>Adds another file to this connection, which has SQLCipher's library.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The name before its tables: <c>schema.table</c>.</param>
    /// <param name="key">Its key; null for a plain file.</param>
    public void Attach(string path, string schema, byte[]? key) =>
        // An empty key means a plain file; no key would mean the connection's own.
        Run(Prepare("ATTACH ?1 AS ?2 KEY ?3"u8).BindText(3, key ?? []), path, schema);

    internal static SqliteDatabase Open(SqliteLibrary library, string path, SqliteOpenMode mode, byte[]? key)
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
            code = library.Open(nameBytes, &handle, flags, null);

        if (code != SqliteResult.Ok)
        {
            int extended = handle == 0 ? code : library.ExtendedErrorCode(handle);
            SqliteException failure = SqliteException.Of(library, handle, extended);
            _ = library.Close(handle);
            throw failure;
        }

        _ = library.ExtendedResultCodes(handle, 1);
        return new SqliteDatabase(library, handle, key);
    }

    private static void Run(SqliteStatement attach, string path, string schema)
    {
        using (attach)
            attach.BindText(1, path).BindText(2, schema).Run();
    }
}
