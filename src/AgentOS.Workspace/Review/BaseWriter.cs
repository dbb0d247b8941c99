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
    private readonly AttributeWriter _attributes = new(view);
    private readonly FileComparison _comparison = new(view);

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
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or LinuxException)
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

    private void WriteDirectory(Change change, string target)
    {
        bool isNew = !Directory.Exists(target);
        Directory.CreateDirectory(target);
        if (isNew)
            AttributeWriter.WriteOwner(target, Path.GetDirectoryName(target)!);
        _attributes.WriteExtended(change, target);
        File.SetUnixFileMode(target, (UnixFileMode)(change.Mode & ModeBits.PermissionMask));
    }

    private void WriteFile(Change change, string target)
    {
        bool isThere = view.Base.GetStatus(change.PathBytes, out FileStatus present) == Errno.None;
        if (isThere && ApplyJournal.IsDone(view.Records, change.PathBytes, present))
            return;
        string beside = target + Suffix;
        File.Delete(beside); // Left by an apply that was killed.
        if (_written.TryGetValue(change.Inode, out string? first) && change.Inode != 0)
        {
            AtomicReplacement.Link(first, beside); // Another name of a file that is there already.
            AtomicReplacement.Move(beside, target);
            return;
        }

        if (FindSame(change) is { } same)
        {
            AtomicReplacement.Link(same, beside);
        }
        else
        {
            _materializer.WriteNew(change, beside);
            _attributes.Write(change, beside, isThere ? target : Path.GetDirectoryName(target)!);
        }

        if (view.Origins.Find(change.Inode) is { BaseLength: > 0 }
            && view.Base.GetStatus([.. change.PathBytes, .. s_suffix], out FileStatus made) == Errno.None)
            editor.Note(change, made.Inode);
        AtomicReplacement.Move(beside, target);
        File.Delete(beside); // rename(2) leaves both when they are names of one file.
        _written[change.Inode] = target;
    }

    /// <summary>The base's own file under another name, when that is what the change has: it becomes another name of it. On another device it is copied.</summary>
    private string? FindSame(Change change)
    {
        byte[]? path = change.Inode == 0 ? change.OldPathBytes : view.Origins.Find(change.Inode)?.Path;
        if (path is null || path.AsSpan().SequenceEqual(change.PathBytes) || view.Base.GetStatus(path, out FileStatus status) != Errno.None
            || view.Base.GetStatus([], out FileStatus root) != Errno.None || status.Device != root.Device)
            return null;
        bool isSame = change.Inode == 0
            || (view.Tree.Get(change.Inode, out Inode inode) == Errno.None && _comparison.IsSame(inode, view.Origins.Find(change.Inode), path, status));
        return isSame ? Absolute(System.Text.Encoding.UTF8.GetString(path)) : null;
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
