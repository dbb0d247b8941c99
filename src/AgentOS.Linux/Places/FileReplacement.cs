using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Places;

/// <summary>A file that is written beside its place, under a name nobody knows, and put there at once. Disposing it before leaves nothing behind.</summary>
public sealed class FileReplacement : IDisposable
{
    private const int WriteOnly = 1, Create = 0x40, Exclusive = 0x80;
    private const uint NewFileMode = 0x1B6; // rw-rw-rw- but for the umask

    private readonly SafeFileHandle _directory;
    private readonly string _temporary;
    private readonly string _name;
    private readonly SafeFileHandle _file;
    private bool _isOver;

    private FileReplacement(SafeFileHandle directory, string temporary, string name, SafeFileHandle file) =>
        (_directory, _temporary, _name, _file) = (directory, temporary, name, file);

    /// <summary>Begins one.</summary>
    /// <param name="directory">Where; a descriptor of its own is kept.</param>
    /// <param name="name">Its name there; what has it is replaced, also a link.</param>
    /// <param name="replacement">It.</param>
    internal static Errno Begin(SafeFileHandle directory, string name, out FileReplacement? replacement)
    {
        replacement = null;
        string temporary = $".{name[..Math.Min(name.Length, 200)]}.{Guid.NewGuid():N}"[..Math.Min(name.Length + 34, 234)];
        Errno error = OpenPath.Open(OpenPath.Number(directory), temporary, WriteOnly | Create | Exclusive | OpenPath.NoFollow, NewFileMode, out SafeFileHandle? file);
        if (error == Errno.None)
            replacement = new FileReplacement(DescriptorIo.Duplicate(directory), temporary, name, file!);
        return error;
    }

    /// <summary>Adds to its content.</summary>
    public Errno Write(ReadOnlySpan<byte> content) => FilePlace.WriteAll(_file, content);

    /// <summary>Sets its permission bits (chmod(2)).</summary>
    public Errno SetMode(uint mode) => PlaceInterop.ChangeMode(OpenPath.Number(_file), mode) < 0 ? SystemCall.LastError : Errno.None;

    /// <summary>Puts it in its place.</summary>
    public Errno Commit()
    {
        if (PlaceInterop.RenameAt(OpenPath.Number(_directory), _temporary, OpenPath.Number(_directory), _name) < 0)
            return SystemCall.LastError;
        _isOver = true;
        return Errno.None;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        if (!_isOver)
            _ = PlaceInterop.UnlinkAt(OpenPath.Number(_directory), _temporary, 0);
        _isOver = true;
        _directory.Dispose();
    }
}
