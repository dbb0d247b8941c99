using AgentOS.Linux;

namespace AgentOS.Storage;

/// <summary>A file operation failed, described as Node.js does: <c>ENOENT: no such file or directory, open '/x'</c>.</summary>
public sealed class FileSystemException : IOException
{
    /// <summary>Describes a failure.</summary>
    /// <param name="error">The error number.</param>
    /// <param name="syscall">The operation, for example <c>open</c>.</param>
    /// <param name="path">The path it was attempted on.</param>
    public FileSystemException(Errno error, string syscall, string path)
        : base($"{error}: {Describe(error)}, {syscall} '{path}'")
    {
        Error = error;
        Syscall = syscall;
        Path = path;
    }

    /// <summary>The error number.</summary>
    public Errno Error { get; }

    /// <summary>The error's name, for example <c>ENOENT</c>.</summary>
    public string Code => Error.ToString();

    /// <summary>The operation that failed.</summary>
    public string Syscall { get; }

    /// <summary>The path it was attempted on.</summary>
    public string Path { get; }

    // The sentences of libuv (uv.h, UV_ERRNO_MAP), which Node.js prints.
    private static string Describe(Errno error) => error switch
    {
        Errno.ENOENT => "no such file or directory",
        Errno.EEXIST => "file already exists",
        Errno.EISDIR => "illegal operation on a directory",
        Errno.ENOTDIR => "not a directory",
        Errno.ENOTEMPTY => "directory not empty",
        Errno.EINVAL => "invalid argument",
        Errno.ELOOP => "too many symbolic links encountered",
        Errno.ENAMETOOLONG => "name too long",
        Errno.ENOSPC => "no space left on device",
        Errno.EPERM => "operation not permitted",
        Errno.EACCES => "permission denied",
        Errno.EROFS => "read-only file system",
        Errno.EFBIG => "file too large",
        Errno.EMLINK => "too many links",
        Errno.EBADF => "bad file descriptor",
        Errno.EIO => "i/o error",
        Errno.EBUSY => "resource busy or locked",
        _ => error.Describe(),
    };
}
