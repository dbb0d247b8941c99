using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Linux.Files;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace.Review;

/// <summary>Makes a change in the base: each file atomically, under a name beside its own first. No link of the base is followed.</summary>
public sealed class BaseWriter(WorkspaceView view, WorkspaceEditor editor)
{
    private const string Suffix = ".agentos-apply";

    private static readonly byte[] s_suffix = System.Text.Encoding.UTF8.GetBytes(Suffix);

    private readonly Dictionary<long, string> _written = [];
    private readonly Materializer _materializer = new(view);

    /// <summary>Makes what is new or other. Directories come before what is in them.</summary>
    /// <exception cref="AgentOSException">The place is not what it was; nothing was changed there.</exception>
    public void Write(Change change)
    {
        RequireDirectory(change);
        string target = Absolute(change.Path);
        try
        {
            if (change.IsDirectory)
                WriteDirectory(change, target);
            else if (Materializer.HasContent(change))
                WriteFile(change, target);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AgentOSException(WorkspaceErrors.ApplyFailed, "apply", change.Path, failure.Message, failure);
        }
    }

    /// <summary>Removes what is gone. What is in a directory comes before it.</summary>
    public void Remove(Change change)
    {
        RequireDirectory(change);
        string target = Absolute(System.Text.Encoding.UTF8.GetString(change.OldPathBytes!));
        try
        {
            if (view.Base.GetStatus(change.OldPathBytes!, out FileStatus status) != Errno.None)
                return;
            if (ModeBits.IsDirectory(status.Mode))
                Directory.Delete(target, recursive: false);
            else
                File.Delete(target);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new AgentOSException(WorkspaceErrors.ApplyFailed, "apply", change.Path, failure.Message, failure);
        }
    }

    private static void WriteDirectory(Change change, string target)
    {
        Directory.CreateDirectory(target);
        File.SetUnixFileMode(target, (UnixFileMode)(change.Mode & ModeBits.PermissionMask));
    }

    private void WriteFile(Change change, string target)
    {
        if (view.Base.GetStatus(change.PathBytes, out FileStatus present) == Errno.None && ApplyJournal.IsDone(view.Records, change.PathBytes, present))
            return;
        string beside = target + Suffix;
        File.Delete(beside); // Left by an apply that was killed.
        if (_written.TryGetValue(change.Inode, out string? first) && change.Inode != 0)
        {
            AtomicReplacement.Link(first, beside); // Another name of a file that is there already.
            AtomicReplacement.Move(beside, target);
            return;
        }

        _materializer.WriteNew(change, beside);
        if (ModeBits.IsRegular(change.Mode) && change.Inode != 0 && view.Tree.Get(change.Inode, out Inode inode) == Errno.None)
            File.SetLastWriteTimeUtc(beside, DateTime.UnixEpoch.AddSeconds(inode.ModifyTime.Seconds).AddTicks(inode.ModifyTime.Nanoseconds / 100));
        if (view.Origins.Find(change.Inode) is { BaseLength: > 0 }
            && view.Base.GetStatus([.. change.PathBytes, .. s_suffix], out FileStatus made) == Errno.None)
            editor.Note(change, made.Inode);
        AtomicReplacement.Move(beside, target);
        _written[change.Inode] = target;
    }

    // A directory that became a link, here or by the agent, would lead the write somewhere else.
    private void RequireDirectory(Change change)
    {
        int slash = change.PathBytes.AsSpan().LastIndexOf((byte)'/');
        byte[] parent = slash < 0 ? [] : change.PathBytes[..slash];
        if (view.Base.GetStatus(parent, out FileStatus status) != Errno.None || !ModeBits.IsDirectory(status.Mode))
            throw new AgentOSException(WorkspaceErrors.ApplyFailed, "apply", change.Path, "its directory is not there, or is a link");
    }

    private string Absolute(string path) => Path.Combine(view.BasePath, path);
}
