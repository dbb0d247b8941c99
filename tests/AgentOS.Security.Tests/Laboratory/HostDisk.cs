namespace AgentOS.Security.Tests.Laboratory;

/// <summary>A block device of this machine, to look for inside.</summary>
internal static class HostDisk
{
    private static readonly string[] s_usual = ["/dev/vda", "/dev/sda", "/dev/nvme0n1", "/dev/xvda", "/dev/loop0"];

    public static string Path { get; } = s_usual.FirstOrDefault(File.Exists) ?? "/dev/sda";
}
