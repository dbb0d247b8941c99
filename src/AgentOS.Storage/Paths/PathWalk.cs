using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Paths;

/// <summary>
/// Resolves paths, component by component and without recursion (path_resolution(7)). Relative paths start at the root, and
/// ".." never leaves it.
/// </summary>
internal sealed class PathWalk(FileTree tree)
{
    private const int MaxPathLength = 4096; // PATH_MAX
    private const int MaxLinks = 40; // MAXSYMLINKS of the kernel

    /// <summary>Finds the last component's directory and what the component names, if anything.</summary>
    internal Errno Resolve(string path, LinkHandling lastLink, out PathTarget target) => Resolve(path, lastLink, false, out target);

    /// <summary>As <see cref="Resolve(string, LinkHandling, out PathTarget)"/>, making the directories that are missing on the way.</summary>
    internal Errno ResolveMakingParents(string path, out PathTarget target) => Resolve(path, LinkHandling.Follow, true, out target);

    /// <summary>Finds what a path names.</summary>
    internal Errno Find(string path, LinkHandling lastLink, out Inode inode)
    {
        Errno error = Resolve(path, lastLink, out PathTarget target);
        inode = target.Inode;
        return error == Errno.None && !target.Exists ? Errno.ENOENT : error;
    }

    private Errno Resolve(string path, LinkHandling lastLink, bool makesParents, out PathTarget target)
    {
        target = default;
        byte[] bytes = Encoding.UTF8.GetBytes(path);
        if (bytes.Length == 0)
            return Errno.ENOENT;
        if (bytes.Length >= MaxPathLength)
            return Errno.ENAMETOOLONG;
        if (bytes.Contains((byte)0))
            return Errno.EINVAL;

        PathState state = new(tree, makesParents);
        state.Push(bytes);
        int links = 0;
        while (state.TryPop(out byte[] name, out bool isLast))
        {
            Errno error = state.Step(name, isLast);
            if (error != Errno.None)
                return error;
            if (!ModeBits.IsSymbolicLink(state.Inode.Mode) || (isLast && lastLink == LinkHandling.Keep))
                continue;
            if (++links > MaxLinks)
                return Errno.ELOOP;
            error = state.FollowLink();
            if (error != Errno.None)
                return error;
        }

        target = state.ToTarget();
        bool mustBeDirectory = bytes[^1] == '/' && target.Exists && !ModeBits.IsDirectory(target.Inode.Mode);
        return mustBeDirectory ? Errno.ENOTDIR : Errno.None;
    }
}
