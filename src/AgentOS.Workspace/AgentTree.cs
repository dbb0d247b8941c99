using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace;

/// <summary>
/// The agent's own files without the workspace's changes: those are shown where the project is, and two mounts of one directory would contradict
/// each other's caches.
/// </summary>
/// <param name="store">The agent's files; its owner's to close.</param>
/// <param name="project">Where the project is shown: a link in the place of the changes leads there. Null is no link.</param>
public sealed class AgentTree(FileStore store, string? project = null) : IFileTree
{
    private readonly ProjectLink? _link = project is null ? null : new ProjectLink(project);

    private static readonly byte[] s_reserved = Encoding.UTF8.GetBytes(WorkspaceOpening.Directory);

    /// <inheritdoc/>
    public Errno Lookup(long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        if (!IsReserved(parent, name))
            return store.Lookup(parent, name, out inode);
        inode = _link?.Inode ?? default;
        return _link is null ? Errno.ENOENT : Errno.None;
    }

    /// <inheritdoc/>
    public Errno Get(long number, out Inode inode)
    {
        if (_link is null || number != ProjectLink.Number)
            return store.Get(number, out inode);
        inode = _link.Inode;
        return Errno.None;
    }

    /// <inheritdoc/>
    public Errno Change(long number, in InodeChanges changes, out Inode inode) => store.Change(number, changes, out inode);

    /// <inheritdoc/>
    public Errno Make(long parent, ReadOnlySpan<byte> name, in NewInode node, out Inode inode)
    {
        inode = default;
        return IsReserved(parent, name) ? Errno.EPERM : store.Make(parent, name, node, out inode);
    }

    /// <inheritdoc/>
    public Errno MakeUnnamed(in NewInode node, out Inode inode) => store.MakeUnnamed(node, out inode);

    /// <inheritdoc/>
    public Errno MakeSymbolicLink(long parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target, uint userId, uint groupId, out Inode inode)
    {
        inode = default;
        return IsReserved(parent, name) ? Errno.EPERM : store.MakeSymbolicLink(parent, name, target, userId, groupId, out inode);
    }

    /// <inheritdoc/>
    public Errno Link(long number, long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        inode = default;
        return IsReserved(parent, name) ? Errno.EPERM : store.Link(number, parent, name, out inode);
    }

    /// <inheritdoc/>
    public Errno Unlink(long parent, ReadOnlySpan<byte> name) => IsReserved(parent, name) ? Errno.ENOENT : store.Unlink(parent, name);

    /// <inheritdoc/>
    public Errno RemoveDirectory(long parent, ReadOnlySpan<byte> name) => IsReserved(parent, name) ? Errno.ENOENT : store.RemoveDirectory(parent, name);

    /// <inheritdoc/>
    public Errno Rename(long oldParent, ReadOnlySpan<byte> oldName, long newParent, ReadOnlySpan<byte> newName, RenameFlags flags)
    {
        if (IsReserved(oldParent, oldName))
            return Errno.ENOENT;
        return IsReserved(newParent, newName) ? Errno.EPERM : store.Rename(oldParent, oldName, newParent, newName, flags);
    }

    /// <inheritdoc/>
    public Errno ReadLink(long number, Span<byte> target, out int length) =>
        _link is not null && number == ProjectLink.Number ? _link.Read(target, out length) : store.ReadLink(number, target, out length);

    /// <inheritdoc/>
    public Errno Read(long number, long offset, Span<byte> buffer, out int count) => store.Read(number, offset, buffer, out count);

    /// <inheritdoc/>
    public Errno Write(long number, long offset, ReadOnlySpan<byte> data) => store.Write(number, offset, data);

    /// <inheritdoc/>
    public Errno Allocate(long number, AllocateMode mode, long offset, long length) => store.Allocate(number, mode, offset, length);

    /// <inheritdoc/>
    public Errno Seek(long number, long offset, SeekTarget target, out long position) => store.Seek(number, offset, target, out position);

    /// <inheritdoc/>
    public Errno Copy(long source, long sourceOffset, long destination, long destinationOffset, long length, out long copied) =>
        store.Copy(source, sourceOffset, destination, destinationOffset, length, out copied);

    /// <inheritdoc/>
    public Errno ListDirectory(long number, IDirectorySink sink) =>
        store.ListDirectory(number, number == IFileTree.RootInode ? new Filter(sink, _link) : sink);

    /// <inheritdoc/>
    public Errno GetParent(long number, out long parent) => store.GetParent(number, out parent);

    /// <inheritdoc/>
    public Errno GetExtendedAttribute(long number, ReadOnlySpan<byte> name, Span<byte> value, out int length) =>
        store.GetExtendedAttribute(number, name, value, out length);

    /// <inheritdoc/>
    public Errno SetExtendedAttribute(long number, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ExtendedAttributeFlags flags) =>
        store.SetExtendedAttribute(number, name, value, flags);

    /// <inheritdoc/>
    public Errno ListExtendedAttributes(long number, Span<byte> names, out int length) => store.ListExtendedAttributes(number, names, out length);

    /// <inheritdoc/>
    public Errno RemoveExtendedAttribute(long number, ReadOnlySpan<byte> name) => store.RemoveExtendedAttribute(number, name);

    /// <inheritdoc/>
    public Errno GetStatistics(out FileTreeStatistics statistics) => store.GetStatistics(out statistics);

    /// <inheritdoc/>
    public Errno Synchronize() => store.Synchronize();

    /// <inheritdoc/>
    public void Forget(ReadOnlySpan<long> numbers)
    {
        foreach (long number in numbers)
        {
            if (number != ProjectLink.Number)
                store.Forget([number]);
        }
    }

    /// <inheritdoc/>
    public long ExternalVersion() => store.ExternalVersion();

    /// <inheritdoc/>
    public void Refused(string operation, long number, Errno error) => store.Refused(operation, number, error);

    /// <inheritdoc/>
    public void Settle() => store.Settle();

    /// <summary>The store is its owner's to close.</summary>
    public void Dispose()
    {
        // Nothing of its own.
    }

    private static bool IsReserved(long parent, ReadOnlySpan<byte> name) => parent == IFileTree.RootInode && name.SequenceEqual(s_reserved);

    private sealed class Filter : IDirectorySink
    {
        private readonly IDirectorySink _sink;

        public Filter(IDirectorySink sink, ProjectLink? link)
        {
            _sink = sink;
            if (link is not null)
                sink.Add(s_reserved, ProjectLink.Number, link.Inode.Mode);
        }

        public void Add(ReadOnlySpan<byte> name, long number, uint mode)
        {
            if (!name.SequenceEqual(s_reserved))
                _sink.Add(name, number, mode);
        }
    }
}
