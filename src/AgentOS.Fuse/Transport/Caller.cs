using System.Globalization;

namespace AgentOS.Fuse.Transport;

/// <summary>The thread that waits for a request's answer, as proc_pid_status(5) shows it.</summary>
internal static class Caller
{
    /// <summary>SIGKILL's bit in a signal set.</summary>
    private const ulong Kill = 1UL << (9 - 1);

    /// <summary>
    /// Whether a signal is about to end it. The kernel turns every signal that ends a process into a pending SIGKILL of each of its threads
    /// (kernel/signal.c, complete_signal); one that only has a handler must not end a call on a file, as on a disk.
    /// </summary>
    /// <param name="thread">The thread's id, from the request; 0 when it is in a namespace that is not seen from here.</param>
    internal static bool IsBeingKilled(uint thread) =>
        Read(thread, "SigPnd:") is { } pending && (ulong.Parse(pending, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Kill) != 0;

    /// <summary>Whether a group is one of its supplementary groups.</summary>
    internal static bool HasGroup(uint thread, uint group) =>
        Read(thread, "Groups:") is { } groups && groups.Split(' ').Contains(group.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null when the thread is gone.</summary>
    private static string? Read(uint thread, string field)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{thread}/status").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
            return line?[field.Length..].Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
