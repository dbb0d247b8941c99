using AgentOS.Linux;
using AgentOS.Sandbox;
using AgentOS.Storage.Timeline;

namespace AgentOS.Kernel;

/// <summary>Writes one run to the agent's timeline: its mounts, its program, the limits it met and how it ended.</summary>
internal sealed class RunRecord(AgentRunRequest request, AgentMount mount)
{
    private readonly string _command = string.Join(' ', request.Sandbox.Command);

    public void Started()
    {
        foreach (SandboxMount mounted in mount.Mounts)
            mount.Record(new TimelineEvent("mount", mounted.Destination));
        mount.Record(new TimelineEvent("run.start", _command));
    }

    /// <summary>Another program is to run in the sandbox.</summary>
    /// <param name="process">The process that asked.</param>
    public void Joined(int process) => mount.Record(new TimelineEvent("run.join", null, ProcessId: process));

    public void Ended(AgentExit exit)
    {
        if (exit.IsTimedOut)
            RecordLimit("time", $"{request.TimeLimit!.Value.TotalSeconds:0.###} s");
        if (exit.Limits.HasFlag(LimitHit.Memory))
            RecordLimit("memory", $"{request.Sandbox.Limits.MemoryBytes} bytes");
        if (exit.Limits.HasFlag(LimitHit.Processes))
            RecordLimit("processes", $"{request.Sandbox.Limits.EffectiveProcesses}");
        mount.Record(new TimelineEvent("run.end", _command, exit.ExitCode == 0 ? TimelineEvent.Ok : $"exit {exit.ExitCode}", Describe(exit)));
        foreach (SandboxMount mounted in mount.Mounts)
            mount.Record(new TimelineEvent("umount", mounted.Destination));
    }

    private static string? Describe(AgentExit exit) => exit switch
    {
        { LaunchError: { } error } => $"could not be executed: {error.Describe()}",
        { IsTimedOut: true } => "its time was over",
        { Signal: { } signal } => $"signal {signal}",
        _ => null,
    };

    private void RecordLimit(string limit, string value) => mount.Record(new TimelineEvent("limit", limit, "reached", value));
}
