using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace;

/// <summary>The entries of a directory: those of the database, and those of the base that are neither covered nor hidden.</summary>
internal sealed class MergedListing(NodeTable nodes, IDirectorySink sink) : IDirectorySink
{
    private readonly HashSet<string> _covered = new(StringComparer.Ordinal);

    public Errno List(FileStore store, BaseTree tree, OriginMap origins, OverlayNode directory)
    {
        if (!directory.IsBaseOnly)
        {
            Errno error = store.ListDirectory(directory.Upper, this);
            if (error != Errno.None)
                return error;
        }

        if (directory.BasePath is not { } path)
            return Errno.None;
        Errno listed = tree.List(path, (name, inode, type) =>
        {
            if (directory.IsBaseOnly || (!_covered.Contains(Encoding.Latin1.GetString(name)) && !origins.IsHidden(directory.Upper, name)))
                sink.Add(name, NodeTable.NumberOfBase(inode), type);
        });
        return listed is Errno.ENOENT or Errno.ENOTDIR or Errno.ELOOP && !directory.IsBaseOnly ? Errno.None : listed;
    }

    void IDirectorySink.Add(ReadOnlySpan<byte> name, long number, uint mode)
    {
        _covered.Add(Encoding.Latin1.GetString(name));
        sink.Add(name, nodes.NumberOf(number), mode);
    }
}
