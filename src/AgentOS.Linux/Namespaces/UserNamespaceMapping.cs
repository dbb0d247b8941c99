using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>A user namespace nobody lives in, whose id maps an id-mapped mount borrows (mount_setattr(2)).</summary>
public static partial class UserNamespaceMapping
{
    /// <summary>The step that fails where user namespaces are forbidden.</summary>
    public const string Step = "make a user namespace";

    private const string Unshare = "/usr/bin/unshare";
    private const int ReadOnlyCloseOnExec = 0x80000;
    private const uint LastId = uint.MaxValue - 1;

    /// <summary>Makes a namespace that swaps one owner for another and leaves every other id alone.</summary>
    /// <param name="fromUser">Owner as stored.</param>
    /// <param name="toUser">Owner as shown.</param>
    /// <param name="fromGroup">Group as stored.</param>
    /// <param name="toGroup">Group as shown.</param>
    /// <exception cref="LinuxException">The namespace could not be made.</exception>
    public static SafeFileHandle Create(uint fromUser, uint toUser, uint fromGroup, uint toGroup)
    {
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using (ours)
        using (theirs)
        {
            // The child echoes a byte once it runs inside its new namespace, and ends when our end closes.
            int pid = Spawner.Spawn(new SpawnRequest(Unshare, [Unshare, "--user", "/bin/cat"], [],
                [new DescriptorAction.Inherit(0, theirs.Descriptor), new DescriptorAction.Inherit(1, theirs.Descriptor)]));
            theirs.Dispose();
            try
            {
                AwaitEcho(ours);
                File.WriteAllText($"/proc/{pid}/uid_map", Map(fromUser, toUser));
                File.WriteAllText($"/proc/{pid}/gid_map", Map(fromGroup, toGroup));
                return new SafeFileHandle(SystemCall.Check(Open($"/proc/{pid}/ns/user", ReadOnlyCloseOnExec), "open user namespace"), ownsHandle: true);
            }
            finally
            {
                ours.Dispose();
                _ = Children.Wait(pid);
            }
        }
    }

    private static void AwaitEcho(UnixSocket child)
    {
        try
        {
            child.Send([0]);
            SafeFileHandle? none = null;
            if (child.Receive(new byte[1], ref none) == 0)
                throw new LinuxException(Errno.EPERM, Step);
        }
        catch (LinuxException ended) when (ended.Error is Errno.EPIPE or Errno.ECONNRESET)
        {
            throw new LinuxException(Errno.EPERM, Step);
        }
    }

    /// <summary>The lines of a uid_map that swaps two ids and keeps all others (user_namespaces(7)).</summary>
    internal static string Map(uint from, uint to)
    {
        if (from == to)
            return $"0 0 {LastId}\n";
        (uint low, uint high) = from < to ? (from, to) : (to, from);
        return Line(0, 0, low) + Line(low, high, 1) + Line(low + 1, low + 1, high - low - 1) + Line(high, low, 1) + Line(high + 1, high + 1, LastId - high);
    }

    private static string Line(uint inside, uint outside, uint count) => count == 0 ? "" : $"{inside} {outside} {count}\n";

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
