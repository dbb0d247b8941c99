using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace;

/// <summary>Which names of the base mean one inode. Read once, when the first file with several names is changed.</summary>
internal sealed class BaseLinks(BaseTree tree)
{
    private Dictionary<long, List<byte[]>>? _paths;

    public IReadOnlyList<byte[]> Find(long inode)
    {
        if (_paths is null)
        {
            _paths = [];
            Collect([]);
        }

        return _paths.TryGetValue(inode, out List<byte[]>? paths) ? paths : [];
    }

    private void Collect(byte[] directory)
    {
        List<byte[]> directories = [];
        _ = tree.List(directory, (name, _, _) =>
        {
            byte[] path = BasePath.Join(directory, name);
            if (tree.GetStatus(path, out FileStatus status) != Errno.None)
                return;
            if (ModeBits.IsDirectory(status.Mode))
                directories.Add(path);
            else if (status.LinkCount > 1)
                Add(status.Inode, path);
        });
        foreach (byte[] path in directories)
            Collect(path);
    }

    private void Add(long inode, byte[] path)
    {
        if (!_paths!.TryGetValue(inode, out List<byte[]>? paths))
            _paths[inode] = paths = [];
        paths.Add(path);
    }
}
