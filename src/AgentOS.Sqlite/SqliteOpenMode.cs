namespace AgentOS.Sqlite;

/// <summary>How a database file is opened.</summary>
public enum SqliteOpenMode
{
    /// <summary>For reading; the file must exist.</summary>
    ReadOnly,

    /// <summary>For reading and writing; the file must exist.</summary>
    ReadWrite,

    /// <summary>For reading and writing; the file is made when it is missing.</summary>
    Create,

    /// <summary>For reading a file that nothing changes meanwhile: no locks are taken and no side files are made.</summary>
    Immutable,
}
