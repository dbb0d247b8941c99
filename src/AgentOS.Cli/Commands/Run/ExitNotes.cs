using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Run;

/// <summary>Says why a program ended when its status alone does not.</summary>
internal static class ExitNotes
{
    public static void Write(TextWriter error, AgentRunRequest request, AgentExit exit)
    {
        string program = request.Sandbox.Command[0];
        if (exit.LaunchError is { } launch)
        {
            error.WriteLine(exit.ExitCode == ExitCodes.NotFound
                ? $"agentos: cannot run '{program}': not found in the sandbox (the host's home directories are hidden there)"
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
}
