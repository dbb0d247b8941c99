using AgentOS.Linux;

namespace AgentOS.Guest;

/// <summary>What the kernel expects of a first process.</summary>
internal static class PidOne
{
    // The runtime installs handlers for some of these, and a handler makes even pid 1 killable from inside (pid_namespaces(7)).
    private static readonly int[] Ignored =
        [Signals.Hangup, Signals.Interrupt, Signals.Quit, Signals.User1, Signals.User2, Signals.Terminate, Signals.WindowChange];

    public static void IgnoreSignals()
    {
        foreach (int signal in Ignored)
            Signals.Ignore(signal);
    }
}
