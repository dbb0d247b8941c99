using AgentOS.Linux.Beneath;
using AgentOS.Linux.Files;
using AgentOS.Linux.Places;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Private;

/// <summary>
/// A directory, held open, with files that only their owner may read. Names in it are never followed as links, all questions are asked of the opened file, and
/// a file is replaced at once: whoever reads sees all of the old or all of the new.
/// </summary>
public sealed class PrivateDirectory : IDisposable
{
    private const int WriteOnly = 1, Create = 0x40, Exclusive = 0x80;
    private const uint OwnerReadWrite = 0x180, OwnerOnly = 0x1C0;
    private const uint TypeMask = 0xF000, RegularFile = 0x8000; // inode(7)
    private const uint OthersAccess = 0x3F, OthersWrite = 0x12;

    private readonly SafeFileHandle _directory;

    private PrivateDirectory(string path, SafeFileHandle directory)
    {
        Path = path;
        _directory = directory;
    }

    /// <summary>Its path as it was opened.</summary>
    public string Path { get; }

    /// <summary>Opens it, making it (0700) and what leads to it when missing.</summary>
    /// <exception cref="ExposedFileException">It is another user's, or others may write to it.</exception>
    /// <exception cref="LinuxException">EACCES, ENOTDIR, … .</exception>
    public static PrivateDirectory Open(string path)
    {
        Check(FilePlace.MakeParents(path), "mkdir", path);
        if (PlaceInterop.MakeDirectoryAt(OpenPath.CurrentDirectory, path, OwnerOnly) < 0 && SystemCall.LastError != Errno.EEXIST)
            throw new LinuxException(SystemCall.LastError, "mkdir", path);
        Check(OpenPath.Open(OpenPath.CurrentDirectory, path, OpenPath.DirectoryOnly, 0, out SafeFileHandle? directory), "open", path);
        PrivateDirectory opened = new(path, directory!);
        try
        {
            Demand(directory!, path, OthersWrite, "700");
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Waits until nobody else holds it, also no other process, and holds it until disposed (flock(2)).</summary>
    public IDisposable Lock()
    {
        Check(OpenPath.Open(Number, ".", OpenPath.DirectoryOnly, 0, out SafeFileHandle? held), "open", Path);
        OpenFile.LockExclusive(held!);
        return held!;
    }

    /// <summary>Reads a file; null when there is none.</summary>
    /// <param name="name">A name without slashes.</param>
    /// <param name="longest">Bytes; a longer file is refused.</param>
    /// <exception cref="ExposedFileException">It is no regular file, another user's, or others may read or write it.</exception>
    /// <exception cref="LinuxException">ELOOP: it is a link; EFBIG: it is too long; EACCES, … .</exception>
    public byte[]? Read(string name, int longest)
    {
        Errno error = OpenPath.Open(Number, name, OpenPath.NoFollow | OpenPath.NonBlocking | OpenPath.NoTerminal, 0, out SafeFileHandle? file);
        if (error == Errno.ENOENT)
            return null;
        Check(error, "open", FullPath(name));
        using (file)
        {
            FileStatus status = Demand(file!, FullPath(name), OthersAccess, "600");
            if ((status.Mode & TypeMask) != RegularFile)
                throw new ExposedFileException(FullPath(name), "it is no regular file", $"rm {FullPath(name)}");
            if (status.Size > longest)
                throw new LinuxException(Errno.EFBIG, "read", FullPath(name));
            byte[] content = new byte[status.Size];
            Check(DirectoryRoot.ReadAt(file!, 0, content, out int count), "read", FullPath(name));
            return content[..count];
        }
    }

    /// <summary>Puts a file (0600 from its first moment) in place of what has the name; it is on disk when this returns.</summary>
    /// <exception cref="LinuxException">ENOSPC, EROFS, … : what was there is still there.</exception>
    public void Replace(string name, ReadOnlySpan<byte> content)
    {
        string temporary = $".{name}.{Guid.NewGuid():N}";
        Check(OpenPath.Open(Number, temporary, WriteOnly | Create | Exclusive | OpenPath.NoFollow, OwnerReadWrite, out SafeFileHandle? file), "create", FullPath(temporary));
        try
        {
            using (file)
            {
                DescriptorIo.WriteAll(file!, content);
                OpenFile.SynchronizeData(file!);
            }

            SystemCall.Check(PlaceInterop.RenameAt(Number, temporary, Number, name), "rename", FullPath(name));
        }
        catch
        {
            _ = PlaceInterop.UnlinkAt(Number, temporary, 0);
            throw;
        }

        SystemCall.Check(OpenFileInterop.FileSync(Number), "fsync", Path);
    }

    /// <summary>Removes a file; that there is none is as good.</summary>
    /// <exception cref="LinuxException">EACCES, … .</exception>
    public void Remove(string name)
    {
        if (PlaceInterop.UnlinkAt(Number, name, 0) < 0 && SystemCall.LastError != Errno.ENOENT)
            throw new LinuxException(SystemCall.LastError, "unlink", FullPath(name));
    }

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    private int Number => OpenPath.Number(_directory);

    private string FullPath(string name) => $"{Path}/{name}";

    private static FileStatus Demand(SafeFileHandle file, string path, uint forbidden, string mode)
    {
        Check(DirectoryRoot.GetStatus(file, out FileStatus status), "statx", path);
        if (status.UserId != FileOwner.EffectiveUserId)
            throw new ExposedFileException(path, $"it belongs to user {status.UserId}", $"chown {FileOwner.EffectiveUserId} {path}");
        return (status.Mode & forbidden) == 0
            ? status
            : throw new ExposedFileException(path, $"others have access to it: mode {Convert.ToString(status.Mode & 0x1FF, 8)}", $"chmod {mode} {path}");
    }

    private static void Check(Errno error, string step, string target)
    {
        if (error != Errno.None)
            throw new LinuxException(error, step, target);
    }
}
