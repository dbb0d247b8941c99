namespace AgentOS.Security.Tests.Laboratory;

/// <summary>What the host's own /dev holds, links left out: the control for what a sandbox's /dev holds.</summary>
internal static class HostDevices
{
    public static string Names { get; } = string.Join(',', new DirectoryInfo("/dev").EnumerateFileSystemInfos()
        .Where(entry => entry.LinkTarget is null && !entry.Name.StartsWith('.'))
        .Select(entry => entry.Name)
        .Order(StringComparer.Ordinal));
}
