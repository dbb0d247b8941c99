using AgentOS.Linux;
using AgentOS.Machines.Network;
using AgentOS.Protocol;

namespace AgentOS.Kernel;

/// <summary>A host keeps its agent's machine from changing while a caller copies what it has written.</summary>
internal static class MachineHold
{
    /// <summary>Holds it until the caller goes away, however it does. An agent without a machine has no answer.</summary>
    public static void Answer(FrameChannel caller, AgentRun run)
    {
        if (run.Sandbox is not IMachine machine)
            return;
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
