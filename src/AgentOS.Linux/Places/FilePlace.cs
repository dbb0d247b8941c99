using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Places;

/// <summary>
/// Where a file is, or would be: its directory, held open, and a name in it that is no link. What is done here happens in that directory, whatever
/// becomes of the path meanwhile.
/// </summary>
public sealed class FilePlace : IDisposable
{
    private const int MostLinks = 40; // MAXSYMLINKS of the kernel
    private const int WriteOnly = 1, Create = 0x40, Append = 0x400;
    private const uint NewFileMode = 0x1B6, PermissionBits = 0xFFF; // rw-rw-rw- but for the umask

    private readonly SafeFileHandle _directory;
    private readonly string _name;

    private FilePlace(SafeFileHandle directory, string directoryPath, string name)
    {
        _directory = directory;
        _name = name;
        Path = directoryPath == "/" ? $"/{name}" : $"{directoryPath}/{name}";
    }

    /// <summary>The absolute path without links.</summary>
    public string Path { get; }

    /// <summary>Finds the place a path leads to, the last component's links followed. Nothing need be there.</summary>
    /// <param name="path">From this process' root or working directory.</param>
    /// <param name="place">It.</param>
    public static Errno Find(string path, out FilePlace? place)
    {
        place = null;
        for (int links = 0; links <= MostLinks; links++)
        {
            Errno error = FindDirectory(path, out SafeFileHandle? directory, out string directoryPath);
            if (error != Errno.None)
                return error;
            string name = path[(path.LastIndexOf('/') + 1)..];
            if (name is "" or "." or "..")
            {
                directory!.Dispose();
                return Errno.EISDIR;
            }

            if (OpenPath.ReadLink(OpenPath.Number(directory!), name, out string target) != Errno.None)
            {
                place = new FilePlace(directory!, directoryPath, name);
                return Errno.None;
            }

            directory!.Dispose();
            path = target.StartsWith('/') ? target : $"{directoryPath}/{target}";
        }

        return Errno.ELOOP;
    }

    /// <summary>Makes the directories that lead to a file's name, as far as they are missing.</summary>
    public static Errno MakeParents(string path)
    {
        for (int slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            const uint mode = 0x1FF; // rwxrwxrwx but for the umask
            if (slash > 0 && PlaceInterop.MakeDirectoryAt(OpenPath.CurrentDirectory, path[..slash], mode) < 0 && SystemCall.LastError is not (Errno.EEXIST or Errno.EROFS or Errno.EACCES))
                return SystemCall.LastError;
        }

        return Errno.None;
    }

    /// <summary>Puts a file with this content in place of what is there, at once: nobody sees a part of it.</summary>
    public Errno Replace(ReadOnlySpan<byte> content)
    {
        Errno error = BeginReplacement(out FileReplacement? replacement);
        if (error != Errno.None)
            return error;
        using (replacement)
        {
            error = replacement!.Write(content);
            return error == Errno.None ? replacement.Commit() : error;
        }
    }

    /// <summary>Begins a file that will be put in place of what is there, with the permissions of that.</summary>
    public Errno BeginReplacement(out FileReplacement? replacement)
    {
        Errno error = FileReplacement.Begin(_directory, _name, out replacement);
        if (error == Errno.None)
            error = KeepMode(replacement!);
        if (error == Errno.None)
            return error;
        replacement?.Dispose();
        replacement = null;
        return error;
    }

    /// <summary>Adds to the file's end, making it when it is missing.</summary>
    public Errno AppendAll(ReadOnlySpan<byte> content)
    {
        Errno error = OpenPath.Open(
            Number, _name, WriteOnly | Create | Append | OpenPath.NoFollow | OpenPath.NonBlocking | OpenPath.NoTerminal, NewFileMode, out SafeFileHandle? file);
        if (error != Errno.None)
            return error;
        using (file)
            return WriteAll(file!, content);
    }

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    private int Number => OpenPath.Number(_directory);

    private static Errno FindDirectory(string path, out SafeFileHandle? directory, out string directoryPath)
    {
        directoryPath = "";
        directory = null;
        if (path.Length == 0)
            return Errno.ENOENT;
        int slash = path.LastIndexOf('/');
        string parent = slash switch { < 0 => ".", 0 => "/", _ => path[..slash] };
        Errno error = OpenPath.Open(OpenPath.CurrentDirectory, parent, OpenPath.PathOnly | OpenPath.DirectoryOnly, 0, out directory);
        return error != Errno.None ? error : OpenPath.Resolve(directory!, out directoryPath);
    }

    // A script stays executable; only a regular file can be replaced.
    private Errno KeepMode(FileReplacement replacement)
    {
        Errno error = OpenPath.Open(Number, _name, OpenPath.PathOnly | OpenPath.NoFollow, 0, out SafeFileHandle? present);
        if (error != Errno.None)
            return error == Errno.ENOENT ? Errno.None : error;
        using (present)
        {
            error = Beneath.DirectoryRoot.GetStatus(present!, out Beneath.FileStatus status);
            if (error != Errno.None)
                return error;
            const uint typeMask = 0xF000, directory = 0x4000, regular = 0x8000; // inode(7)
            if ((status.Mode & typeMask) != regular)
                return (status.Mode & typeMask) == directory ? Errno.EISDIR : Errno.EINVAL;
            return replacement.SetMode(status.Mode & PermissionBits);
        }
    }

    internal static Errno WriteAll(SafeFileHandle file, ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            Errno error = DescriptorIo.Write(file, content, out int count);
            if (error is not (Errno.None or Errno.EINTR))
                return error;
            content = content[Math.Max(count, 0)..];
        }

        return Errno.None;
    }
}
