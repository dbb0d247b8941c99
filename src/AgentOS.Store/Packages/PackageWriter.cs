using System.Text;
using AgentOS.Errors;

namespace AgentOS.Store.Packages;

/// <summary>Writes a package's files and links below a folder of ours that nobody else writes to.</summary>
internal sealed class PackageWriter
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    // What git gives files: the agent's user in a sandbox is another one than the owner, and reads them.
    private const UnixFileMode FileMode644 = (UnixFileMode)0x1A4, FileMode755 = (UnixFileMode)0x1ED;

    private readonly string _directory;

    public PackageWriter(string directory)
    {
        _directory = directory;
        if (!Directory.Exists(directory))
            Directory.CreateDirectory(directory, Private);
    }

    /// <summary>Begins a file.</summary>
    public FileStream Create(string path, PackageEntryKind kind) => new(Prepare(path), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Share = FileShare.None,
        UnixCreateMode = kind == PackageEntryKind.Program ? FileMode755 : FileMode644,
    });

    /// <summary>Makes a link.</summary>
    /// <exception cref="AgentOSException"><see cref="PackageErrors.LinkLeaves"/>.</exception>
    public void Link(string path, byte[] target)
    {
        string text = Encoding.UTF8.GetString(target);
        if (!LinkTarget.StaysInside(path, text))
            throw new AgentOSException(PackageErrors.LinkLeaves, "write", path, $"it points to {text}");
        File.CreateSymbolicLink(Prepare(path), text);
    }

    // A link that was written before must not become a way out: none of a new file's parents may be one.
    private string Prepare(string path)
    {
        string parent = _directory;
        foreach (string component in PackagePath.Split(path)[..^1])
        {
            parent = Path.Combine(parent, component);
            if (new FileInfo(parent) is { LinkTarget: not null })
                throw new AgentOSException(PackageErrors.UnsafeName, "write", path, "it leads through a link");
            Directory.CreateDirectory(parent);
        }

        return Path.Combine(_directory, path);
    }
}
