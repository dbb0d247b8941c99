using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Kernel.Networks;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Run;

/// <summary>Says why a program ended when its status alone does not.</summary>
internal static class ExitNotes
{
    private const int MostPaths = 5;
    private const int MostHosts = 5;

    public static void Write(TextWriter error, AgentRunRequest request, AgentExit exit)
    {
        WriteChangedBase(error, exit.ChangedBase);
        string program = request.Sandbox.Command[0];
        if (exit.LaunchError is { } launch)
        {
            error.WriteLine(exit.ExitCode == ExitCodes.NotFound
                ? $"agentos: cannot run '{program}': not found in the {(request.Machine is null ? "sandbox (the host's home directories are hidden there)" : "microVM's image")}"
                : $"agentos: cannot run '{program}': {launch.Describe()}");
        }
        else if (exit.IsTimedOut)
        {
            error.WriteLine($"agentos: '{program}' was stopped: its time of {request.TimeLimit!.Value.TotalSeconds:0.###} s was over (--timeout)");
        }
        else if (exit.Limits.HasFlag(LimitHit.Memory))
        {
            error.WriteLine($"agentos: '{program}' ran out of memory: processes were killed at its limit of {request.Sandbox.Limits.MemoryBytes / (1 << 20)} MiB (--memory)");
        }
        else if (exit.Limits.HasFlag(LimitHit.Processes) && exit.ExitCode != 0)
        {
            error.WriteLine($"agentos: '{program}' reached its limit of {request.Sandbox.Limits.EffectiveProcesses} processes (--pids)");
        }
    }

    /// <summary>Says what its network refused, and what would allow it.</summary>
    public static void WriteRefused(TextWriter error, IReadOnlyList<RefusedHost> refused)
    {
        if (refused.Count == 0)
            return;
        error.WriteLine("agentos: refused by the rules of its network:");
        foreach (RefusedHost host in refused.Take(MostHosts))
            error.WriteLine(ControlCharacters.Escape($"  {NameOf(host)}{(host.Count > 1 ? $" ({host.Count} times)" : "")}: {host.Reason}. {host.Remedy}".TrimEnd()));
        if (refused.Count > MostHosts)
            error.WriteLine($"  and {refused.Count - MostHosts} more (agentos net AGENT log --denied)");
    }

    private static string NameOf(RefusedHost host) => host.Port == 0 ? host.Host : $"{host.Host}:{host.Port}";

    // Nothing is merged by itself: what the agent has and what the project has are two versions now.
    private static void WriteChangedBase(TextWriter error, IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
            return;
        string more = paths.Count > MostPaths ? $" and {paths.Count - MostPaths} more" : "";
        error.WriteLine($"agentos: changed by the agent and in the project, too: {string.Join(", ", paths.Take(MostPaths).Select(ControlCharacters.Escape))}{more} (agentos apply --3way merges them)");
    }
}
