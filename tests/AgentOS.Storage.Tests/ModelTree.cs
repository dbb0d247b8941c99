using AgentOS.Linux;

namespace AgentOS.Storage.Tests;

/// <summary>What a file tree should do, in the simplest way.</summary>
internal sealed class ModelTree
{
    internal ModelNode Root { get; } = new() { Children = [] };

    internal Errno Make(ModelNode directory, string name, bool isDirectory)
    {
        if (!IsAttached(directory))
            return Errno.ENOENT;
        return directory.Children!.TryAdd(name, new ModelNode { Children = isDirectory ? [] : null }) ? Errno.None : Errno.EEXIST;
    }

    internal static Errno Unlink(ModelNode directory, string name)
    {
        if (!directory.Children!.TryGetValue(name, out ModelNode? node))
            return Errno.ENOENT;
        if (node.Children is not null)
            return Errno.EISDIR;
        directory.Children.Remove(name);
        return Errno.None;
    }

    internal static Errno RemoveDirectory(ModelNode directory, string name)
    {
        if (!directory.Children!.TryGetValue(name, out ModelNode? node))
            return Errno.ENOENT;
        if (node.Children is null)
            return Errno.ENOTDIR;
        if (node.Children.Count > 0)
            return Errno.ENOTEMPTY;
        directory.Children.Remove(name);
        return Errno.None;
    }

    internal static Errno Rename(ModelNode from, string oldName, ModelNode to, string newName)
    {
        if (!from.Children!.TryGetValue(oldName, out ModelNode? node))
            return Errno.ENOENT;
        if (node.Contains(to))
            return Errno.EINVAL;
        if (to.Children!.TryGetValue(newName, out ModelNode? replaced))
        {
            if (replaced == node)
                return Errno.None;
            if (node.Children is not null && replaced.Children is null)
                return Errno.ENOTDIR;
            if (node.Children is null && replaced.Children is not null)
                return Errno.EISDIR;
            if (replaced.Children is { Count: > 0 })
                return Errno.ENOTEMPTY;
        }

        from.Children.Remove(oldName);
        to.Children[newName] = node;
        return Errno.None;
    }

    private bool IsAttached(ModelNode node) => Root.Contains(node);
}
