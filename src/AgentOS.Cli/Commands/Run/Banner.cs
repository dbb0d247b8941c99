using AgentOS.Kernel;
using AgentOS.Sandbox;
using AgentOS.Workspace;

namespace AgentOS.Cli.Commands.Run;

/// <summary>What a person reads before their program starts: what is mounted, and what is in force.</summary>
internal static class Banner
{
    public static void Write(TextWriter error, AgentRunRequest request, IReadOnlyList<MountText> mounts, EnforcementReport report)
    {
        error.WriteLine("Welcome to AgentOS!");
        error.WriteLine();
        error.WriteLine("The following mount points are sandboxed:");
        error.WriteLine($" - {AgentRun.MountPoint} -> {request.Database.Path} (sqlite)");
        foreach (MountText mount in mounts)
            error.WriteLine($" - {mount.Destination} -> {mount.Source} (bind{(mount.ReadOnly ? ", read-only" : "")})");
        if (request.Sandbox.CurrentDirectory is { } directory)
            error.WriteLine($" - {directory}{Workspace(request, directory)}");
        error.WriteLine();
        error.WriteLine($"In force: {string.Join(", ", InForce(request, report))}");
        foreach (LayerStatus layer in report.Degraded)
            error.WriteLine($"Not in force: {layer.Name} ({layer.Detail})");
        error.WriteLine();
    }

    private static string Workspace(AgentRunRequest request, string directory)
    {
        if (request.Workspace is not null)
            return $" -> {request.Database.Path}:/{WorkspaceOpening.Directory} (copy-on-write)";
        return request.Sandbox.Mounts.Any(mount => mount.Destination == directory && !mount.IsReadOnly) ? " (direct: its files are changed)" : " (read-only)";
    }

    private static IEnumerable<string> InForce(AgentRunRequest request, EnforcementReport report)
    {
        SandboxLimits limits = request.Sandbox.Limits;
        yield return request.Network is { } rules ? $"network of names ({rules.Allow.Count} allowed)" : $"network {report.Network.ToLowerInvariant()}";
        if (limits.MemoryBytes is { } memory)
            yield return $"memory {memory / (1 << 20)} MiB";
        if (limits.Cpus is { } cpus)
            yield return $"{cpus} cpus";
        if (request.Machine is { } machine)
            yield return $"a microVM of {machine.MemoryMiB} MiB";
        else
            yield return $"{limits.EffectiveProcesses} pids";
        if (request.TimeLimit is { } time)
            yield return $"timeout {time.TotalSeconds:0.###} s";
        yield return $"{report.Layers.Count(layer => layer.IsActive)} layers of isolation";
    }
}
