using System.Runtime.InteropServices;

namespace AgentOS.Sqlite;

/// <summary>SQLCipher's library: the one that eng/sqlcipher puts beside the program, or a distribution's if it is new enough.</summary>
internal sealed unsafe class CipherLibrary
{
    /// <summary>unixepoch(), which the file format uses, came with it.</summary>
    private static readonly Version s_oldestSqlite = new(3, 38);

    /// <summary>The first with the page format below.</summary>
    private static readonly Version s_oldestCipher = new(4, 0);

    private static readonly string[] s_names = [Path.Combine(AppContext.BaseDirectory, "libsqlcipher.so"), "libsqlcipher.so.1", "libsqlcipher.so.0"];

    private static readonly Lazy<CipherLibrary> s_loaded = new(Find, LazyThreadSafetyMode.ExecutionAndPublication);

    private CipherLibrary(nint module)
    {
        Functions = new SqliteLibrary(module);
        SetKey = (delegate* unmanaged<nint, byte*, byte*, int, int>)Functions.Find("sqlite3_key_v2");
        Prepare();
    }

    /// <exception cref="CipherUnavailableException">There is none.</exception>
    internal static CipherLibrary Loaded => s_loaded.Value;

    internal SqliteLibrary Functions { get; }

    /// <summary>sqlite3_key_v2: connection, name of the database in it, key, length of the key.</summary>
    internal delegate* unmanaged<nint, byte*, byte*, int, int> SetKey { get; }

    private static CipherLibrary Find()
    {
        List<string> problems = [];
        foreach (string name in s_names)
        {
            if (!NativeLibrary.TryLoad(name, out nint module))
                continue;
            try
            {
                return new CipherLibrary(module);
            }
            catch (Exception e) when (e is EntryPointNotFoundException or CipherUnavailableException)
            {
                problems.Add($"{name}: {(e is CipherUnavailableException ? e.Message : "too old")}");
            }
        }

        throw new CipherUnavailableException(problems.Count == 0 ? "not installed" : string.Join("; ", problems));
    }

    /// <summary>Checks the versions and sets, for all connections from now on, the format of encrypted files and silence: SQLCipher would log to standard error.</summary>
    private void Prepare()
    {
        using SqliteDatabase database = SqliteDatabase.Open(Functions, ":memory:", SqliteOpenMode.Create, null);
        Demand(database, "SELECT sqlite_version()"u8, s_oldestSqlite, "SQLite");
        Demand(database, "PRAGMA cipher_version"u8, s_oldestCipher, "SQLCipher");
        database.Execute($"PRAGMA cipher_log_level = NONE; PRAGMA cipher_default_compatibility = 4; PRAGMA cipher_default_page_size = {EncryptedPage.Size}");
    }

    private static void Demand(SqliteDatabase database, ReadOnlySpan<byte> query, Version oldest, string what)
    {
        using SqliteStatement statement = database.Prepare(query);
        string? text = statement.Step() ? statement.GetText(0) : null;
        if (!Version.TryParse(text?.Split(' ')[0], out Version? version) || version < oldest)
            throw new CipherUnavailableException($"{what} {text ?? "missing"}, {oldest} or newer is needed");
    }
}
