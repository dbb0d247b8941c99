using AgentOS.Errors;

namespace AgentOS.Sandbox;

/// <summary>Finds bubblewrap on the host, by fixed places: whoever sets PATH must not choose the program that confines.</summary>
internal static class BubblewrapProgram
{
    private static readonly string[] Places = ["/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap"];

    public static string? Find() => Places.FirstOrDefault(File.Exists);

    public static string Require() =>
        Find() ?? throw new AgentOSException(SandboxErrors.BubblewrapMissing, "start a sandbox", "");
}
