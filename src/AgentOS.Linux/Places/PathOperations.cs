using System.Text;
using AgentOS.Linux.Beneath;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Places;

/// <summary>Files by their paths, as the kernel resolves these for this process. Each throws a <see cref="LinuxException"/> that names the call.</summary>
public static class PathOperations
{
    private const int RemoveDirectory = 0x200; // AT_REMOVEDIR
    private const uint NewDirectoryMode = 0x1FF; // rwxrwxrwx but for the umask
    private const uint TypeMask = 0xF000, DirectoryType = 0x4000, RegularType = 0x8000; // inode(7)

    /// <summary>What is known of a file; of a link itself.</summary>
    public static FileStatus GetStatus(string path)
    {
        using SafeFileHandle file = Open(path, OpenPath.PathOnly | OpenPath.NoFollow);
        Check(DirectoryRoot.GetStatus(file, out FileStatus status), "stat", path);
        return status;
    }

    /// <summary>What is known of the file a path leads to; null when that is nothing.</summary>
    public static FileStatus? FindStatus(string path)
    {
        if (OpenPath.Open(OpenPath.CurrentDirectory, Checked(path), OpenPath.PathOnly, 0, out SafeFileHandle? file) != Errno.None)
            return null;
        using (file)
            return DirectoryRoot.GetStatus(file!, out FileStatus status) == Errno.None ? status : null;
    }

    /// <summary>A link's text.</summary>
    public static string ReadLink(string path)
    {
        Check(OpenPath.ReadLink(OpenPath.CurrentDirectory, Checked(path), out string target), "readlink", path);
        return target;
    }

    /// <summary>The names in a directory, unordered.</summary>
    public static IReadOnlyList<string> List(string path)
    {
        List<string> names = [];
        using SafeFileHandle directory = Open(path, OpenPath.DirectoryOnly);
        Check(DirectoryRoot.List(directory, (name, _, _) => names.Add(Encoding.UTF8.GetString(name))), "scandir", path);
        return names;
    }

    /// <summary>Opens a regular file for reading.</summary>
    public static SafeFileHandle OpenRegular(string path, out FileStatus status)
    {
        SafeFileHandle file = Open(path, OpenPath.NonBlocking | OpenPath.NoTerminal);
        Errno error = DirectoryRoot.GetStatus(file, out status);
        if (error == Errno.None && (status.Mode & TypeMask) == RegularType)
            return file;
        file.Dispose();
        throw new LinuxException(error != Errno.None ? error : (status.Mode & TypeMask) == DirectoryType ? Errno.EISDIR : Errno.EINVAL, "read", path);
    }

    /// <summary>Makes a directory.</summary>
    public static void MakeDirectory(string path) =>
        SystemCall.Check(PlaceInterop.MakeDirectoryAt(OpenPath.CurrentDirectory, Checked(path), NewDirectoryMode), "mkdir", path);

    /// <summary>Makes the directories that lead to a name, as far as they are missing.</summary>
    public static void MakeParents(string path) => Check(FilePlace.MakeParents(Checked(path)), "mkdir", path);

    /// <summary>Gives a file another name, in place of what has that.</summary>
    public static void Move(string from, string to) =>
        SystemCall.Check(PlaceInterop.RenameAt(OpenPath.CurrentDirectory, Checked(from), OpenPath.CurrentDirectory, Checked(to)), "rename", from);

    /// <summary>Makes a symbolic link.</summary>
    public static void MakeLink(string target, string path) =>
        SystemCall.Check(PlaceInterop.MakeLinkAt(Checked(target), OpenPath.CurrentDirectory, Checked(path)), "symlink", path);

    /// <summary>Removes a file, a link or an empty directory.</summary>
    public static void Remove(string path)
    {
        bool isDirectory = (GetStatus(path).Mode & TypeMask) == DirectoryType;
        SystemCall.Check(PlaceInterop.UnlinkAt(OpenPath.CurrentDirectory, path, isDirectory ? RemoveDirectory : 0), isDirectory ? "rmdir" : "unlink", path);
    }

    /// <summary>Removes a file, or a directory with all in it; follows no link.</summary>
    public static void RemoveTree(string path)
    {
        Stack<(string Path, bool IsEmptied)> pending = new([(path, false)]);
        while (pending.TryPop(out (string Path, bool IsEmptied) next))
        {
            if (next.IsEmptied || (GetStatus(next.Path).Mode & TypeMask) != DirectoryType)
            {
                Remove(next.Path);
                continue;
            }

            pending.Push((next.Path, true));
            foreach (string name in List(next.Path))
                pending.Push(($"{next.Path}/{name}", false));
        }
    }

    private static SafeFileHandle Open(string path, int flags)
    {
        Check(OpenPath.Open(OpenPath.CurrentDirectory, Checked(path), flags, 0, out SafeFileHandle? file), "open", path);
        return file!;
    }

    // The kernel reads a path up to its first NUL.
    private static string Checked(string path) => path.Contains('\0', StringComparison.Ordinal) ? throw new LinuxException(Errno.EINVAL, "open") : path;

    private static void Check(Errno error, string step, string target)
    {
        if (error != Errno.None)
            throw new LinuxException(error, step, target);
    }
}
