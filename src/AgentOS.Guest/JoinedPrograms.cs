using AgentOS.Guest.Programs;
using AgentOS.Linux;
using AgentOS.Protocol;

namespace AgentOS.Guest;

/// <summary>
/// The programs that joined the first one, by process id. The lock spans start and entry, so that a program's end is never reaped before
/// it is entered, and no number is signalled after it was reaped.
/// </summary>
internal sealed class JoinedPrograms(ConfinedLauncher launcher)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Action<ExitMessage>> _ended = [];

    /// <summary>Starts one.</summary>
    /// <param name="message">What to start.</param>
    /// <param name="streams">Its descriptors 0, 1 and 2.</param>
    /// <param name="ended">Hears how it ended, once.</param>
    /// <returns>Its process id.</returns>
    public int Start(LaunchMessage message, IReadOnlyList<DescriptorAction> streams, Action<ExitMessage> ended)
    {
        lock (_lock)
        {
            int pid = launcher.Start(message, streams);
            _ended.Add(pid, ended);
            return pid;
        }
    }

    /// <summary>Signals a program's process group; nothing when it has ended.</summary>
    public void Signal(int pid, int signal)
    {
        lock (_lock)
        {
            if (_ended.ContainsKey(pid))
                Signals.Send(-pid, signal);
        }
    }

    /// <summary>Kills a program with everything that came of it; nothing when it has ended.</summary>
    public void EndTree(int pid)
    {
        lock (_lock)
        {
            if (_ended.ContainsKey(pid))
                ProcessTree.End(pid);
        }
    }

    /// <summary>A child was reaped: one of these, or an orphan.</summary>
    public void Reaped(int pid, ExitMessage exit)
    {
        Action<ExitMessage>? ended;
        lock (_lock)
            _ended.Remove(pid, out ended);
        ended?.Invoke(exit);
    }
}
