using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Tests.Memory;

internal sealed partial class MemoryFileTree
{
    public Errno Make(long parent, ReadOnlySpan<byte> name, in NewInode node, out Inode inode)
    {
        lock (_lock)
        {
            inode = default;
            Errno error = FindRoom(parent, name, out MemoryNode? directory);
            if (error != Errno.None)
                return error;
            MemoryNode made = Add(node);
            Enter(directory!, name, made);
            inode = made.Snapshot();
            return Errno.None;
        }
    }

    public Errno MakeUnnamed(in NewInode node, out Inode inode)
    {
        lock (_lock)
            inode = Add(node).Snapshot();
        return Errno.None;
    }

    public Errno MakeSymbolicLink(
        long parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target, uint userId, uint groupId, out Inode inode)
    {
        lock (_lock)
        {
            Errno error = Make(parent, name, new NewInode(ModeBits.SymbolicLink | 0x1FF, userId, groupId), out inode);
            if (error != Errno.None)
                return error;
            _nodes[inode.Number].Target = target.ToArray();
            _nodes[inode.Number].Inode.Size = target.Length;
            inode.Size = target.Length;
            return Errno.None;
        }
    }

    public Errno Link(long number, long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        lock (_lock)
        {
            inode = default;
            if (!_nodes.TryGetValue(number, out MemoryNode? node))
                return Errno.ENOENT;
            if (node.IsDirectory)
                return Errno.EPERM;
            Errno error = FindRoom(parent, name, out MemoryNode? directory);
            if (error != Errno.None)
                return error;
            Enter(directory!, name, node);
            Touch(node, content: false);
            inode = node.Snapshot();
            return Errno.None;
        }
    }

    public Errno Unlink(long parent, ReadOnlySpan<byte> name)
    {
        lock (_lock)
        {
            Errno error = Find(parent, name, out MemoryNode? directory, out MemoryNode? node);
            if (error != Errno.None)
                return error;
            if (node!.IsDirectory)
                return Errno.EISDIR;
            Leave(directory!, name, node);
            return Errno.None;
        }
    }

    public Errno RemoveDirectory(long parent, ReadOnlySpan<byte> name)
    {
        lock (_lock)
        {
            Errno error = Find(parent, name, out MemoryNode? directory, out MemoryNode? node);
            if (error != Errno.None)
                return error;
            if (!node!.IsDirectory)
                return Errno.ENOTDIR;
            if (node.Entries.Count > 0)
                return Errno.ENOTEMPTY;
            Leave(directory!, name, node);
            return Errno.None;
        }
    }

    public Errno Rename(long oldParent, ReadOnlySpan<byte> oldName, long newParent, ReadOnlySpan<byte> newName, RenameFlags flags)
    {
        lock (_lock)
        {
            Errno error = Find(oldParent, oldName, out MemoryNode? from, out MemoryNode? moved);
            if (error != Errno.None)
                return error;
            error = Find(newParent, newName, out MemoryNode? to, out MemoryNode? replaced);
            if (error is not (Errno.None or Errno.ENOENT) || to is null)
                return error;
            if (replaced is not null && flags.HasFlag(RenameFlags.NoReplace))
                return Errno.EEXIST;
            if (flags.HasFlag(RenameFlags.Exchange))
                return replaced is null ? Errno.ENOENT : Exchange(from!, oldName, moved!, to, newName, replaced);
            if (replaced == moved)
                return Errno.None;
            error = replaced is null ? Errno.None : CheckReplacement(moved!, replaced);
            if (error != Errno.None)
                return error;
            if (replaced is not null)
                Leave(to, newName, replaced);
            Leave(from!, oldName, moved!);
            Enter(to, newName, moved!);
            Touch(moved!, content: false);
            if (flags.HasFlag(RenameFlags.Whiteout))
                Enter(from!, oldName, Add(new NewInode(ModeBits.CharacterDevice, 0, 0)));
            return Errno.None;
        }
    }

    public Errno ReadLink(long number, Span<byte> target, out int length)
    {
        lock (_lock)
        {
            length = 0;
            if (!_nodes.TryGetValue(number, out MemoryNode? node))
                return Errno.ENOENT;
            if (!ModeBits.IsSymbolicLink(node.Inode.Mode))
                return Errno.EINVAL;
            node.Target.CopyTo(target);
            length = node.Target.Length;
            return Errno.None;
        }
    }

    public Errno ListDirectory(long number, IDirectorySink sink)
    {
        lock (_lock)
        {
            Errno error = FindDirectory(number, out MemoryNode? directory);
            if (error != Errno.None)
                return error;
            Span<byte> bytes = stackalloc byte[IFileTree.MaxNameLength];
            foreach ((string name, long child) in directory!.Entries)
                sink.Add(bytes[..Encoding.Latin1.GetBytes(name, bytes)], child, _nodes[child].Inode.Mode);
            return Errno.None;
        }
    }

    public Errno GetParent(long number, out long parent)
    {
        lock (_lock)
        {
            Errno error = FindDirectory(number, out MemoryNode? directory);
            parent = directory?.Parent ?? 0;
            return error;
        }
    }

    private static Errno CheckReplacement(MemoryNode moved, MemoryNode replaced)
    {
        if (replaced.IsDirectory)
            return !moved.IsDirectory ? Errno.EISDIR : replaced.Entries.Count > 0 ? Errno.ENOTEMPTY : Errno.None;
        return moved.IsDirectory ? Errno.ENOTDIR : Errno.None;
    }

    private static void Enter(MemoryNode directory, ReadOnlySpan<byte> name, MemoryNode node)
    {
        directory.Entries[Text(name)] = node.Inode.Number;
        node.Names += node.IsDirectory ? 2u : 1u;
        if (node.IsDirectory)
        {
            node.Parent = directory.Inode.Number;
            directory.Names++;
        }

        Touch(directory, content: true);
    }

    private static void Leave(MemoryNode directory, ReadOnlySpan<byte> name, MemoryNode node)
    {
        directory.Entries.Remove(Text(name));
        node.Names -= node.IsDirectory ? 2u : 1u;
        if (node.IsDirectory)
            directory.Names--;
        Touch(node, content: false);
        Touch(directory, content: true);
    }

    private static Errno Exchange(
        MemoryNode from, ReadOnlySpan<byte> oldName, MemoryNode first, MemoryNode to, ReadOnlySpan<byte> newName, MemoryNode second)
    {
        Leave(from, oldName, first);
        Leave(to, newName, second);
        Enter(from, oldName, second);
        Enter(to, newName, first);
        return Errno.None;
    }

    private Errno FindRoom(long parent, ReadOnlySpan<byte> name, out MemoryNode? directory)
    {
        Errno error = Find(parent, name, out directory, out _);
        return error switch
        {
            Errno.None => Errno.EEXIST,
            Errno.ENOENT when directory is not null => directory.Names > 0 ? Errno.None : Errno.ENOENT,
            _ => error,
        };
    }
}
