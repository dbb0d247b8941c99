using System.Diagnostics;

namespace AgentOS.Cli.Commands.Doctor;

/// <summary>Makes the namespaces of a sandbox once: settings that forbid them are too many to read.</summary>
internal static class NamespaceProbe
{
    /// <summary>Null when it worked, else what bubblewrap said.</summary>
    public static async Task<string?> RunAsync(string bubblewrap, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(bubblewrap, ["--unshare-all", "--ro-bind", "/", "/", "/bin/true"]) { RedirectStandardError = true, UseShellExecute = false };
        using Process probe = Process.Start(start)!;
        string complaint = await probe.StandardError.ReadToEndAsync(cancellationToken);
        await probe.WaitForExitAsync(cancellationToken);
        return probe.ExitCode == 0 ? null : complaint.Trim();
    }
}
