using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Connections;

/// <summary>What SQLite's and the kernel's failures mean to the two kinds of callers.</summary>
internal static class StorageFailure
{
    private const int IsADirectoryCode = 526; // SQLITE_CANTOPEN_ISDIR

    /// <summary>The failure as a person sees it.</summary>
    internal static AgentOSException Describe(SqliteException failure, string operation, string path) =>
        new(Define(failure), operation, path, failure.Message, failure);

    /// <inheritdoc cref="Describe(SqliteException, string, string)"/>
    internal static AgentOSException Describe(LinuxException failure, string operation, string path) =>
        new(Define(failure.Error), operation, path, failure.Error.ToString(), failure);

    /// <summary>The failure as a system call returns it.</summary>
    internal static Errno ToErrno(SqliteException failure) => failure.Code switch
    {
        SqliteResult.Full => Errno.ENOSPC,
        SqliteResult.ReadOnly => Errno.EROFS,
        SqliteResult.NoMemory => Errno.ENOMEM,
        SqliteResult.Busy => Errno.EBUSY,
        _ => Errno.EIO,
    };

    private static ErrorDefinition Define(SqliteException failure) => failure.Code switch
    {
        SqliteResult.NotADatabase => StorageErrors.NotADatabase,
        SqliteResult.Corrupt => StorageErrors.Corrupt,
        SqliteResult.Busy or SqliteResult.Locked => StorageErrors.Busy,
        SqliteResult.Full => StorageErrors.DiskFull,
        SqliteResult.ReadOnly => StorageErrors.ReadOnly,
        SqliteResult.CannotOpen when failure.ExtendedCode == IsADirectoryCode => StorageErrors.IsADirectory,
        SqliteResult.CannotOpen => StorageErrors.PermissionDenied,
        _ => StorageErrors.Failed,
    };

    private static ErrorDefinition Define(Errno error) => error switch
    {
        Errno.EISDIR => StorageErrors.IsADirectory,
        Errno.ENOENT => StorageErrors.NotFound,
        Errno.ENOTDIR => StorageErrors.MissingParent,
        Errno.EACCES or Errno.EPERM => StorageErrors.PermissionDenied,
        Errno.EROFS => StorageErrors.ReadOnly,
        Errno.ENOSPC or Errno.EDQUOT => StorageErrors.DiskFull,
        _ => StorageErrors.Failed,
    };
}
