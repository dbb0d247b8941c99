using AgentOS.Linux;
using AgentOS.Linux.Routing;
using AgentOS.Protocol;

namespace AgentOS.Guest.Machines;

/// <summary>A machine's own file systems: its image, read-only and shared by all its copies, under a disk of its own (overlayfs).</summary>
internal static class MachineFileSystems
{
    public const string ImageDisk = "/dev/vda";

    /// <summary>Where the machine's root is put together.</summary>
    public const string Root = "/root";

    private const string Image = "/image";

    // Where the tree that every VM is given will be.
    private const string Agent = "/agent";

    private static readonly string[] s_moved = ["/proc", "/sys", "/dev", "/run"];
    private const SandboxMountFlags Plain = SandboxMountFlags.NoSetUserId | SandboxMountFlags.NoDevices;

    public static void MountKernels()
    {
        foreach (string folder in (string[])["/proc", "/sys", "/dev", "/run", Root, Image, OwnDisk.Place])
            Directory.CreateDirectory(folder);
        MountNamespace.Mount("proc", "/proc", "proc", Plain | SandboxMountFlags.NoExecute);
        MountNamespace.Mount("sysfs", "/sys", "sysfs", Plain | SandboxMountFlags.NoExecute);
        MountNamespace.Mount("devtmpfs", "/dev", "devtmpfs", SandboxMountFlags.NoSetUserId | SandboxMountFlags.NoExecute);
    }

    public static void MountImage() => MountNamespace.Mount(ImageDisk, Image, "erofs", SandboxMountFlags.ReadOnly);

    /// <summary>Everything a root has that does not depend on whose it is, put together where it can be moved from.</summary>
    public static void Stage()
    {
        foreach (string folder in (string[])["/dev/pts", "/dev/shm"])
            Directory.CreateDirectory(folder);
        MountNamespace.Mount("tmpfs", "/dev/shm", "tmpfs", Plain | SandboxMountFlags.NoExecute, "mode=1777");
        MountNamespace.Mount("tmpfs", "/run", "tmpfs", Plain, "mode=755");
        // The programs that agentos-init is besides the first process.
        Directory.CreateDirectory("/run/agentos");
        File.Copy("/init", "/run/agentos/init");
        RunnerProgram.Write(GuestPrograms.MachineRunner);
        LoopbackInterface.SwitchOn();
    }

    public static void MountRoot()
    {
        OwnDisk.LookAgain();
        OwnDisk.Mount();
        string changes = Directory.CreateDirectory($"{OwnDisk.Place}/changes").FullName, work = Directory.CreateDirectory($"{OwnDisk.Place}/work").FullName;
        MountNamespace.Mount("root", Root, "overlay", SandboxMountFlags.None, $"lowerdir={Image},upperdir={changes},workdir={work}");
        foreach (string folder in s_moved)
        {
            Directory.CreateDirectory(Root + folder);
            MountNamespace.Mount(folder, Root + folder, null, SandboxMountFlags.Move);
        }

        Directory.CreateDirectory(Root + "/tmp");
        Directory.CreateDirectory(Root + Agent);
    }
}
