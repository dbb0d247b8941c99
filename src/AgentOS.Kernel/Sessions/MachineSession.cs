using AgentOS.Linux;
using AgentOS.Machines;
using AgentOS.Protocol;

namespace AgentOS.Kernel;

/// <summary>A host's answers about its agent's machine.</summary>
internal static class MachineSession
{
    /// <summary>Answers a frame; one that is not about machines, or an agent without one, gets none.</summary>
    public static void Answer(Frame frame, FrameChannel caller, AgentRun run)
    {
        if (run.Sandbox is not IMachine machine)
            return;
        switch (frame.Type)
        {
            case FrameType.Suspend:
                machine.Pause();
                caller.Send(FrameType.Suspended, []);
                break;
            case FrameType.Continue:
                machine.Resume();
                caller.Send(FrameType.Going, []);
                break;
            case FrameType.AskSuspended:
                caller.Send(machine.IsPaused ? FrameType.Suspended : FrameType.Going, []);
                break;
            case FrameType.Hold:
                Hold(caller, run, machine);
                break;
            default:
                break;
        }
    }

    // Until the caller goes away, however it does.
    private static void Hold(FrameChannel caller, AgentRun run, IMachine machine)
    {
        lock (machine)
        {
            try
            {
                if (!machine.HoldAsync().GetAwaiter().GetResult() || run.Synchronize() != Errno.None)
                    return;
                caller.Send(FrameType.Held, []);
                _ = caller.Receive();
            }
            finally
            {
                machine.Release();
            }
        }
    }
}
