using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage.Paths;

/// <summary>Operations on whole trees. They keep their own stack: a tree may be deeper than the thread's.</summary>
internal static class TreeOperations
{
    internal static void Remove(DatabaseSession session, string path)
    {
        PathTarget target = PathOperations.FindName(session, path, "rm");
        if (!ModeBits.IsDirectory(target.Inode.Mode))
        {
            session.Tree.Names.Unlink(target.Parent, target.Name).Demand("rm", path);
            return;
        }

        Stack<(long Parent, byte[] Name, long Number, bool IsEmptied)> pending = new();
        pending.Push((target.Parent, target.Name, target.Inode.Number, false));
        while (pending.TryPop(out (long Parent, byte[] Name, long Number, bool IsEmptied) directory))
        {
            if (directory.IsEmptied)
            {
                session.Tree.Names.RemoveDirectory(directory.Parent, directory.Name).Demand("rm", path);
                continue;
            }

            pending.Push(directory with { IsEmptied = true });
            foreach ((byte[] name, long number, uint mode) in EntryCollector.List(session.Tree, directory.Number))
            {
                if (ModeBits.IsDirectory(mode))
                    pending.Push((directory.Number, name, number, false));
                else
                    session.Tree.Names.Unlink(directory.Number, name).Demand("rm", path);
            }
        }
    }

    /// <summary>Everything below a directory, parents before their children, names in byte order.</summary>
    internal static List<WalkEntry> Walk(DatabaseSession session, string path)
    {
        Inode top = PathOperations.Find(session, path, "scandir");
        if (!ModeBits.IsDirectory(top.Mode))
            Errno.ENOTDIR.Demand("scandir", path);

        List<WalkEntry> entries = [];
        Stack<(string Path, long Number)> pending = new();
        pending.Push(("/" + path.Trim('/'), top.Number));
        while (pending.TryPop(out (string Path, long Number) item))
        {
            if (session.Tree.Finder.Get(item.Number, out Inode inode) != Errno.None)
                continue;
            if (item.Number != top.Number)
                entries.Add(new WalkEntry(item.Path, FileStat.From(inode)));
            if (!ModeBits.IsDirectory(inode.Mode))
                continue;

            string prefix = item.Path == "/" ? "/" : item.Path + "/";
            List<(byte[] Name, long Number, uint Mode)> children = EntryCollector.List(session.Tree, item.Number);
            for (int i = children.Count - 1; i >= 0; i--)
                pending.Push((prefix + Encoding.UTF8.GetString(children[i].Name), children[i].Number));
        }

        return entries;
    }
}
