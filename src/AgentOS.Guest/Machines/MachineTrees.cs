using System.Globalization;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Machines;

/// <summary>The trees the host serves, mounted: their FUSE messages travel over the link, whole.</summary>
internal static class MachineTrees
{
    // Type of the root inode in octal, as the kernel wants it (S_IFDIR).
    private const string Options = "rootmode=40000,user_id=0,group_id=0,default_permissions,allow_other";

    public static void Mount(Link link, MachineMessage message)
    {
        IEnumerable<MachineMount> trees = message.Trees.Select(static tree => tree.Split(' ', 2)).Select(fields => new MachineMount(
            fields[1], Source: null, () => Mount(link, uint.Parse(fields[0], CultureInfo.InvariantCulture), fields[1], message.ReadOnly.Contains(fields[1], StringComparer.Ordinal))));
        IEnumerable<MachineMount> aliases = message.Aliases.Select(static alias => alias.Split('\0', 2)).Select(static fields => new MachineMount(
            fields[1], fields[0], () => Alias(fields[0], fields[1])));
        foreach (MachineMount mount in MachineMount.InOrder(trees.Concat(aliases)))
            mount.Make();
    }

    private static void Alias(string directory, string path)
    {
        if (File.Exists(directory))
            File.Open(path, FileMode.OpenOrCreate, FileAccess.Read).Dispose();
        else
            Directory.CreateDirectory(path);
        MountNamespace.Mount(directory, path, null, SandboxMountFlags.Bind);
    }

    private static void Mount(Link link, uint channel, string path, bool isReadOnly)
    {
        Directory.CreateDirectory(path);
        SafeFileHandle device = DescriptorIo.OpenReadWrite("/dev/fuse");
        link.Attach(channel, new TreeChannel(device));
        new Thread(() => Relay(link, channel, device)) { IsBackground = true, Name = "tree" }.Start();
        MountNamespace.Mount("agentos", path, "fuse.agentos", SandboxMountFlags.NoSetUserId | SandboxMountFlags.NoDevices | (isReadOnly ? SandboxMountFlags.ReadOnly : SandboxMountFlags.None),
            $"fd={(int)device.DangerousGetHandle()},{Options}");
    }

    private static void Relay(Link link, uint channel, SafeFileHandle device)
    {
        byte[] request = new byte[TreeChannel.LargestMessage];
        while (true)
        {
            Errno error = DescriptorIo.Read(device, request, out int count);
            if (error == Errno.ENODEV)
                return;
            if (error == Errno.None)
                link.Send(channel, LinkKind.Packet, request.AsSpan(0, count));
            else if (error == Errno.EPERM)
                Thread.Yield(); // Not mounted yet.
        }
    }
}
