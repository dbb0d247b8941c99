using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Linux.Files;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace.Review;

/// <summary>Gives a file that is about to be put into the base its mode, times, extended attributes and owner.</summary>
internal sealed class AttributeWriter(WorkspaceView view)
{
    private const int MostBytes = 65536;

    /// <summary>Set-user-id and set-group-id.</summary>
    private const uint SetIdBits = 0xC00;

    /// <param name="change">What is written.</param>
    /// <param name="target">The new file or link.</param>
    /// <param name="model">What it replaces, or its directory.</param>
    public void Write(Change change, string target, string model)
    {
        WriteOwner(target, model);
        if (view.Tree.Get(change.Inode, out Inode inode) != Errno.None)
            return;
        // An agent must not make programs that run as the project's owner; those that were such already may stay it. Changing the owner takes the bits away.
        uint given = view.Base.GetStatus(change.PathBytes, out FileStatus present) == Errno.None && ModeBits.IsRegular(present.Mode) ? present.Mode : 0;
        if (ModeBits.IsRegular(inode.Mode))
            File.SetUnixFileMode(target, (UnixFileMode)(inode.Mode & ModeBits.PermissionMask & (given | ~SetIdBits)));
        WriteExtended(change, target);
        PathAttributes.SetTimes(
            target, (inode.AccessTime.Seconds, inode.AccessTime.Nanoseconds), (inode.ModifyTime.Seconds, inode.ModifyTime.Nanoseconds));
    }

    /// <summary>Everything in a workspace is the agent's; in the base a file belongs to whom it belonged, and a new one to its directory's owner. Only root can say so.</summary>
    public static void WriteOwner(string target, string model)
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        FileOwner owner = FileOwner.Of(model);
        PathAttributes.SetOwner(target, owner.UserId, owner.GroupId);
    }

    /// <summary>Nothing where the base's file system keeps no extended attributes.</summary>
    public void WriteExtended(Change change, string target)
    {
        if (change.Inode == 0 || view.Tree.ListExtendedAttributes(change.Inode, [], out int length) != Errno.None || length == 0)
            return;
        byte[] names = new byte[length], value = new byte[MostBytes];
        Errno error = view.Tree.ListExtendedAttributes(change.Inode, names, out _);
        foreach (byte[] name in Split(names))
        {
            if (error == Errno.None)
                error = view.Tree.GetExtendedAttribute(change.Inode, name, value, out length);
            if (error == Errno.None)
                error = PathAttributes.SetExtendedAttribute(target, name, value.AsSpan(0, length));
        }

        if (error is not (Errno.None or Errno.ENOTSUP))
            throw new IOException($"extended attributes: {error.Describe()}");
    }

    private static IEnumerable<byte[]> Split(byte[] names)
    {
        for (int at = 0; at < names.Length;)
        {
            int end = Array.IndexOf(names, (byte)0, at);
            yield return names[at..end];
            at = end + 1;
        }
    }
}
