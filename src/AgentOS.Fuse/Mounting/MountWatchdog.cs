using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Fuse;

/// <summary>
/// A shell that outlives this process and unmounts if it dies without doing so. It waits on a socket of which this process
/// holds the only other end: a line means "all is well", the end of the stream means that the process is gone.
/// </summary>
internal sealed class MountWatchdog : IDisposable
{
    private readonly UnixSocket _socket;
    private readonly int _pid;

    private MountWatchdog(UnixSocket socket, int pid)
    {
        _socket = socket;
        _pid = pid;
    }

    /// <summary>Starts one for a mount that exists. It is in a session of its own, so a Ctrl-C does not reach it.</summary>
    internal static MountWatchdog Start(string mountPoint)
    {
        string unmount = Environment.IsPrivilegedProcess || Programs.FindFusermount() is not { } fusermount
            ? "umount -l -- \"$1\""
            : $"{fusermount} -u -z -- \"$1\"";
        string script = $"read line || exec {unmount}";
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using (theirs)
        {
            using SafeFileHandle nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            int pid = Spawner.Spawn(new SpawnRequest(
                Programs.Shell,
                [Programs.Shell, "-c", script, "agentos-watchdog", mountPoint],
                ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"],
                [
                    new DescriptorAction.Inherit(0, theirs.Descriptor),
                    new DescriptorAction.Inherit(1, (int)nothing.DangerousGetHandle()),
                    new DescriptorAction.Inherit(2, (int)nothing.DangerousGetHandle()),
                ])
            { WorkingDirectory = "/" });
            return new MountWatchdog(ours, pid);
        }
    }

    /// <summary>The mount is gone in good order.</summary>
    public void Dispose()
    {
        try
        {
            _socket.Send("done\n"u8);
        }
        catch (LinuxException gone) when (gone.Error is Errno.EPIPE or Errno.ECONNRESET)
        {
            // Somebody ended the watchdog: it has nothing to watch any more.
        }

        _socket.Dispose();
        Children.Wait(_pid);
    }
}
