using System.Globalization;

namespace AgentOS.Fuse.Transport;

/// <summary>The thread that waits for a request's answer.</summary>
internal static class Caller
{
    /// <summary>SIGKILL's bit in a signal set of proc_pid_status(5).</summary>
    private const ulong Kill = 1UL << (9 - 1);

    /// <summary>
    /// Whether a signal is about to end it. The kernel turns every signal that ends a process into a pending SIGKILL of each of its threads
    /// (kernel/signal.c, complete_signal); one that only has a handler must not end a call on a file, as on a disk.
    /// </summary>
    /// <param name="thread">The thread's id, from the request; 0 when it is in a namespace that is not seen from here.</param>
    internal static bool IsBeingKilled(uint thread)
    {
        const string Pending = "SigPnd:";
        try
        {
            foreach (string line in File.ReadLines($"/proc/{thread}/status"))
            {
                if (line.StartsWith(Pending, StringComparison.Ordinal))
                    return (ulong.Parse(line.AsSpan(Pending.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Kill) != 0;
            }

            return false;
        }
        catch (IOException)
        {
            // Gone already: nobody waits.
            return false;
        }
    }
}
