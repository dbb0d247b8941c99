using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Linux.Files;
using AgentOS.Linux.Places;
using AgentOS.Linux.Watching;
using AgentOS.Protocol;

namespace AgentOS.Guest.Files;

/// <summary>Tells of changes in a directory, or in all below it, until the host hangs up.</summary>
internal sealed class FileWatch(FileSystemChannel channel)
{
    private readonly Dictionary<int, string> _directories = [];

    public void Run(GuestFileRequest request)
    {
        using DirectoryWatch watch = new();
        _directories[watch.Add(request.Path)] = "";
        if (request.IsRecursive)
            AddBelow(watch, request.Path, "", isNew: false);
        channel.Send(GuestFileFrame.Done, []);
        // What can be read on standard input is its end: nothing may be asked any more.
        while (!DescriptorIo.WaitReadable(channel.Input, watch.Descriptor))
        {
            foreach (WatchedChange change in watch.Read())
                Tell(watch, request, change);
        }
    }

    private void Tell(DirectoryWatch watch, GuestFileRequest request, WatchedChange change)
    {
        if (change.Name.Length == 0 || !_directories.TryGetValue(change.Watch, out string? directory))
            return;
        string name = Join(directory, change.Name);
        foreach (GuestFileChange kind in Kinds(change.Mask))
            channel.Send(GuestFileFrame.Event, new GuestFileEvent(kind, name).ToPayload());
        if (request.IsRecursive && change.Mask.HasFlag(WatchMask.IsDirectory) && (change.Mask & (WatchMask.Created | WatchMask.MovedTo)) != 0)
            AddBelow(watch, request.Path, name, isNew: true);
    }

    // What is in a new directory by the time it is watched was made in it.
    private void AddBelow(DirectoryWatch watch, string root, string directory, bool isNew)
    {
        Stack<string> pending = new([directory]);
        while (pending.TryPop(out string? next))
        {
            try
            {
                if (next.Length > 0)
                    _directories[watch.Add($"{root}/{next}")] = next;
                foreach (string name in PathOperations.List($"{root}/{next}"))
                {
                    string path = Join(next, name);
                    if (isNew)
                        channel.Send(GuestFileFrame.Event, new GuestFileEvent(GuestFileChange.Created, path).ToPayload());
                    if (IsDirectory($"{root}/{path}"))
                        pending.Push(path);
                }
            }
            catch (LinuxException failure) when (failure.Error is Errno.ENOENT or Errno.ENOTDIR or Errno.EACCES)
            {
                // It is gone, or none of ours.
            }
        }
    }

    private static bool IsDirectory(string path)
    {
        const uint typeMask = 0xF000, directory = 0x4000; // inode(7)
        FileStatus status = PathOperations.GetStatus(path);
        return (status.Mode & typeMask) == directory;
    }

    private static IEnumerable<GuestFileChange> Kinds(WatchMask mask)
    {
        if (mask.HasFlag(WatchMask.Created) || mask.HasFlag(WatchMask.MovedTo))
            yield return GuestFileChange.Created;
        if (mask.HasFlag(WatchMask.Modified))
            yield return GuestFileChange.Written;
        if (mask.HasFlag(WatchMask.Deleted))
            yield return GuestFileChange.Removed;
        if (mask.HasFlag(WatchMask.MovedFrom))
            yield return GuestFileChange.Renamed;
        if (mask.HasFlag(WatchMask.Attributes))
            yield return GuestFileChange.Attributes;
    }

    private static string Join(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";
}
