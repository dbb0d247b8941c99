using System.Text;
using AgentOS.Linux.Places;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Beneath;

/// <summary>
/// A directory in which files are made by relative paths that cannot lead out of it, as in <see cref="DirectoryRoot"/>: no link on the way is followed, and one that has a file's name is
/// replaced.
/// </summary>
public sealed class WritableRoot : IDisposable
{
    private const uint NewDirectoryMode = 0x1FF; // rwxrwxrwx but for the umask

    private readonly DirectoryRoot _root;

    private WritableRoot(DirectoryRoot root) => _root = root;

    /// <summary>Opens a directory of the host.</summary>
    /// <exception cref="LinuxException">It cannot be opened.</exception>
    public static WritableRoot Open(string path) => new(DirectoryRoot.Open(path));

    /// <summary>Makes a directory; one that is there is as good.</summary>
    /// <exception cref="LinuxException">ENOTDIR, ELOOP: something else has the name; EACCES, … .</exception>
    public void MakeDirectory(string path)
    {
        (string parent, string name) = Split(path);
        using (SafeFileHandle directory = OpenDirectory(parent))
        {
            if (PlaceInterop.MakeDirectoryAt(OpenPath.Number(directory), name, NewDirectoryMode) < 0 && SystemCall.LastError != Errno.EEXIST)
                throw new LinuxException(SystemCall.LastError, "mkdir", path);
        }

        OpenDirectory(path).Dispose();
    }

    /// <summary>Begins a file that takes the place of what has its name.</summary>
    /// <exception cref="LinuxException">ENOENT, ENOSPC, … .</exception>
    public FileReplacement BeginFile(string path)
    {
        (string parent, string name) = Split(path);
        using SafeFileHandle directory = OpenDirectory(parent);
        Errno error = FileReplacement.Begin(directory, name, out FileReplacement? replacement);
        return error == Errno.None ? replacement! : throw new LinuxException(error, "create", path);
    }

    /// <summary>Makes a symbolic link in place of a file or link that has its name.</summary>
    /// <exception cref="LinuxException">EISDIR, ENOSPC, … .</exception>
    public void MakeLink(string target, string path)
    {
        (string parent, string name) = Split(path);
        using SafeFileHandle directory = OpenDirectory(parent);
        int number = OpenPath.Number(directory);
        if (PlaceInterop.MakeLinkAt(target, number, name) == 0)
            return;
        if (SystemCall.LastError != Errno.EEXIST || PlaceInterop.UnlinkAt(number, name, 0) < 0 || PlaceInterop.MakeLinkAt(target, number, name) < 0)
            throw new LinuxException(SystemCall.LastError, "symlink", path);
    }

    /// <inheritdoc/>
    public void Dispose() => _root.Dispose();

    private SafeFileHandle OpenDirectory(string path)
    {
        Errno error = _root.OpenDirectory(Encoding.UTF8.GetBytes(path), out SafeFileHandle? directory);
        return error == Errno.None ? directory! : throw new LinuxException(error, "open", path);
    }

    private static (string Parent, string Name) Split(string path)
    {
        int slash = path.LastIndexOf('/');
        string name = path[(slash + 1)..];
        return name is "" or "." or ".." || name.Contains('\0', StringComparison.Ordinal)
            ? throw new LinuxException(Errno.EINVAL, "open", path)
            : (slash < 0 ? "" : path[..slash], name);
    }
}
