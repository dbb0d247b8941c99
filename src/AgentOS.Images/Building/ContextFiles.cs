using System.Text;
using AgentOS.Images.Layers;
using AgentOS.Images.Recipes;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Images.Building;

/// <summary>The directory a recipe may take files from, without what its ignore file leaves out. No link is followed, so nothing outside is reached.</summary>
internal sealed class ContextFiles : ICopySource, IDisposable
{
    private const uint TypeMask = 0xF000, DirectoryType = 0x4000;

    private readonly DirectoryRoot _root;
    private readonly IgnoreRules _ignored;

    public ContextFiles(string directory) => (_root, _ignored) = (DirectoryRoot.Open(directory), IgnoreRules.Of(directory));

    public bool? IsDirectory(string path)
    {
        Errno error = _root.GetStatus(Bytes(path), out FileStatus status);
        if (error is Errno.ENOENT or Errno.ENOTDIR)
            return null;
        if (error != Errno.None)
            throw new IOException($"'{path}': {(error == Errno.ELOOP ? "a symbolic link is on the way" : error.Describe())}");
        bool isDirectory = (status.Mode & TypeMask) == DirectoryType;
        return path.Length > 0 && _ignored.Leaves(path, isDirectory) ? null : isDirectory;
    }

    public IReadOnlyList<string> NamesIn(string path)
    {
        List<string> names = [];
        Errno error = _root.List(Bytes(path), (name, _, _) => names.Add(Encoding.Latin1.GetString(name)));
        return error == Errno.None ? names : throw new IOException($"'{path}': {error.Describe()}");
    }

    public void Write(string path, string name, LayerWriter layer, Stream archive, Func<TarEntry, TarEntry?> choose, CancellationToken cancellationToken) =>
        new DirectoryLayer(_root, layer, archive, entry => IsIgnored(path, name, entry) ? null : choose(entry)).Write(path, name, cancellationToken);

    /// <summary>Opens a file.</summary>
    public FileStream Open(string path)
    {
        Errno error = _root.OpenForReading(Bytes(path), out SafeFileHandle? file);
        return error == Errno.None ? new FileStream(file!, FileAccess.Read, 128 * 1024) : throw new IOException($"'{path}': {error.Describe()}");
    }

    public void Dispose() => _root.Dispose();

    private bool IsIgnored(string path, string name, TarEntry entry)
    {
        string below = entry.Name.TrimEnd('/')[(entry.Name == "./" ? 1 : name.Length)..].TrimStart('/');
        return below.Length > 0 && _ignored.Leaves(Path.Combine(path, below), entry.Kind == TarEntryKind.Directory);
    }

    private static byte[] Bytes(string path) => Encoding.Latin1.GetBytes(path);
}
