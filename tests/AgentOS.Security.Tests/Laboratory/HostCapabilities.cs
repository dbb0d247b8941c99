namespace AgentOS.Security.Tests.Laboratory;

/// <summary>What this test process holds, as /proc/self/status writes it: all the machine has, when it runs as root.</summary>
internal static class HostCapabilities
{
    public static string Effective { get; } = Read("CapEff");

    public static string Bounding { get; } = Read("CapBnd");

    private static string Read(string field) =>
        File.ReadLines("/proc/self/status").Single(line => line.StartsWith($"{field}:", StringComparison.Ordinal)).Split('\t')[1];
}
