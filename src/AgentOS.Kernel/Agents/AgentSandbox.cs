using AgentOS.Kernel.Agents.Calls;
using AgentOS.Sandbox;

namespace AgentOS.Kernel.Agents;

/// <summary>Makes a sandbox's specification of what SPAWN was asked for.</summary>
internal static class AgentSandbox
{
    // What Python prints is in the log when it prints it, and not lost when it is killed.
    private const string Unbuffered = "PYTHONUNBUFFERED";

    // A processor's whole time is what it has anyway, where the host has no means to limit it and nobody asked.
    private static readonly string[] s_cpuLimit = ["cpu limit"];

    /// <summary>The sandbox of an agent.</summary>
    public static SandboxSpecification Of(Agent agent)
    {
        SpawnCall request = agent.Request;
        SpawnLimits limits = request.Limits;
        return new SandboxSpecification(CommandOf(request))
        {
            Environment = new Dictionary<string, string>(request.Env, StringComparer.Ordinal) { [Unbuffered] = request.Env.GetValueOrDefault(Unbuffered, "1") },
            WorkingDirectory = request.Workspace ?? AgentRun.MountPoint,
            Limits = new SandboxLimits(limits.Memory, limits.Cpus, limits.MaxPids) { CpuPeriod = limits.CpuPeriod, CpuShares = limits.CpuShares },
            Network = request.Network == AgentNetworkMode.Host ? NetworkMode.Host : NetworkMode.None,
            Isolation = request.Sandboxed ? IsolationLevel.Strict : IsolationLevel.BestEffort,
            Dispensable = limits.CpuQuota is null ? s_cpuLimit : [],
            Mounts = [.. MountsOf(request), new SandboxMount(AgentLauncher.SocketInside, new SocketSource(agent.Entrance!.Path), IsReadOnly: false)],
        };
    }

    private static string[] CommandOf(SpawnCall request) => request.Script is { } script
        ? [request.Python, script, AgentLauncher.SocketInside, .. request.Args]
        : [.. request.Command!, .. request.Args];

    private static IEnumerable<SandboxMount> MountsOf(SpawnCall request)
    {
        string directory = Environment.CurrentDirectory;
        bool isOpen = !request.Sandboxed && request.Workspace != directory && HostDirectories.MayBeShown(directory);
        if (isOpen)
            yield return new SandboxMount(directory, new BindSource(directory), IsReadOnly: false);
        if (request.Script is { } script && !(isOpen && script.StartsWith(directory + '/', StringComparison.Ordinal)))
            yield return new SandboxMount(script, new BindSource(script), IsReadOnly: true);
    }
}
