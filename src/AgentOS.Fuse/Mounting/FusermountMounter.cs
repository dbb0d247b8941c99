using System.Text;
using AgentOS.Errors;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Fuse;

/// <summary>
/// Mounting as an ordinary user. fusermount3 (set-user-id root) opens the device, mounts it and sends the descriptor over the
/// socket named by <c>_FUSE_COMMFD</c> (libfuse, util/fusermount.c).
/// </summary>
internal static class FusermountMounter
{
    /// <summary>The number the socket has in fusermount3; 0, 1 and 2 come before it.</summary>
    private const int SocketNumber = 3;

    internal static FuseConnection Mount(string mountPoint, FuseMountOptions options)
    {
        string program = Programs.FindFusermount() ?? throw new AgentOSException(FuseErrors.FusermountMissing, "mount on", mountPoint);
        string[] arguments = [program, "-o", Describe(options), "--", mountPoint];
        (SafeFileHandle? device, string said) = Run(program, arguments);
        if (device is null)
            throw new AgentOSException(Definition(said), "mount on", mountPoint, said.Length == 0 ? null : said);
        return new FuseConnection(device, mountPoint, () => Detach(mountPoint));
    }

    private static string Describe(FuseMountOptions options) =>
        $"{(options.ReadOnly ? "ro" : "rw")},nosuid,nodev,noatime,default_permissions,fsname={options.Name},subtype=agentos"
        + (options.AllowOthers ? ",allow_other" : "");

    /// <summary>Unmounts lazily. Nothing is reported: what is no longer mounted need not be.</summary>
    internal static void Detach(string mountPoint)
    {
        if (Programs.FindFusermount() is { } program)
            _ = Run(program, [program, "-u", "-z", "--", mountPoint]);
    }

    /// <summary>Unmounts what nobody uses. Returns what fusermount3 had against it; empty when it is unmounted.</summary>
    internal static string Unmount(string mountPoint)
    {
        string program = Programs.FindFusermount() ?? throw new AgentOSException(FuseErrors.FusermountMissing, "unmount", mountPoint);
        return Run(program, [program, "-u", "--", mountPoint]).Said;
    }

    /// <summary>Runs fusermount3 to its end. Returns the device if it sent one, and what it wrote to standard error.</summary>
    private static (SafeFileHandle? Device, string Said) Run(string program, IReadOnlyList<string> arguments)
    {
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using (ours)
        {
            using SafeFileHandle errors = MemoryFile.Create([]);
            using SafeFileHandle nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            int pid;
            using (theirs)
            {
                pid = Spawner.Spawn(new SpawnRequest(program, arguments, [$"_FUSE_COMMFD={SocketNumber}", "LC_ALL=C"], [
                    new DescriptorAction.Inherit(0, (int)nothing.DangerousGetHandle()),
                    new DescriptorAction.Inherit(1, (int)nothing.DangerousGetHandle()),
                    new DescriptorAction.Inherit(2, (int)errors.DangerousGetHandle()),
                    new DescriptorAction.Inherit(SocketNumber, theirs.Descriptor)]));
            }

            SafeFileHandle? device = null;
            Span<byte> message = stackalloc byte[1];
            _ = ours.Receive(message, ref device);
            Children.Wait(pid);
            return (device, Encoding.UTF8.GetString(MemoryFile.ReadAll(errors)).Trim());
        }
    }

    private static ErrorDefinition Definition(string said) => said switch
    {
        _ when said.Contains("/dev/fuse", StringComparison.Ordinal) && said.Contains("Permission denied", StringComparison.Ordinal) => FuseErrors.DeviceForbidden,
        _ when said.Contains("not found", StringComparison.Ordinal) || said.Contains("/dev/fuse", StringComparison.Ordinal) => FuseErrors.DeviceMissing,
        _ when said.Contains("not mounted", StringComparison.Ordinal) || said.Contains("Transport endpoint", StringComparison.Ordinal) => FuseErrors.MountPointBusy,
        _ when said.Contains("No such file", StringComparison.Ordinal) || said.Contains("Not a directory", StringComparison.Ordinal) => FuseErrors.MountPointInvalid,
        _ when said.Contains("ermission", StringComparison.Ordinal) || said.Contains("permitted", StringComparison.Ordinal)
            || said.Contains("no write access", StringComparison.Ordinal) || said.Contains("user_allow_other", StringComparison.Ordinal)
            || said.Contains("not owned", StringComparison.Ordinal) || said.Contains("too many", StringComparison.Ordinal) => FuseErrors.NotAllowed,
        _ => FuseErrors.MountFailed,
    };
}
