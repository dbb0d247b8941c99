namespace AgentOS.Sqlite;

/// <summary>Storage classes of a value (sqlite3.h).</summary>
public enum SqliteType
{
    /// <summary>64-bit integer.</summary>
    Integer = 1,

    /// <summary>64-bit floating point number.</summary>
    Real = 2,

    /// <summary>Text.</summary>
    Text = 3,

    /// <summary>Bytes.</summary>
    Blob = 4,

    /// <summary>NULL.</summary>
    Null = 5,
}
