using System.Buffers;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Recording.Calls;

/// <summary>REPLAY_STATUS: how far the replay has come, and where it first went another way.</summary>
internal sealed class ReplayStatusSyscall(ReplayControl control) : IImmediateSyscall
{
    private static readonly ReplayStatusAnswer s_idle = new(true, "idle", 0, 0, 0, 0, null, null, 0);

    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer) =>
        KernelJson.Write(answer, control.Replay is { } replay ? Describe(replay) : s_idle, RecordingJson.Default.ReplayStatusAnswer);

    private ReplayStatusAnswer Describe(Replay replay)
    {
        const double percent = 100;
        int done = replay.Replayed + replay.Skipped;
        return new ReplayStatusAnswer(
            true, StateOf(replay), replay.Total, done, replay.Replayed, replay.Skipped,
            replay.Divergence is null ? null : RecordingErrors.Diverged.Summary, replay.Divergence, replay.Total == 0 ? percent : percent * done / replay.Total);
    }

    private string StateOf(Replay replay) => replay switch
    {
        { Divergence: not null } => "diverged",
        { IsComplete: true } => "completed",
        _ => control.IsRunning ? "running" : "stopped",
    };
}
