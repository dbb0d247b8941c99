using AgentOS.Cli.Output;
using AgentOS.Storage.Networks;

namespace AgentOS.Cli.Commands.Networks;

/// <summary>The record of the network for a person: one line per row. JSON has all columns.</summary>
internal static class NetworkText
{
    private const int VerdictWidth = 7;
    private const int CommandWidth = 15; // TASK_COMM_LEN of linux/sched.h, without the NUL.

    public static void Print(IReadOnlyList<NetworkEntry> entries, TextOutput output)
    {
        foreach (NetworkEntry entry in entries)
            Print(entry, output);
    }

    public static void Print(NetworkEntry entry, TextOutput output) => output.WriteLine(
        $"{entry.Time.ToLocalTime():yyyy-MM-dd HH:mm:ss} {entry.Verdict,-VerdictWidth} {output.Shown(entry.Command ?? "-"),-CommandWidth} {output.Shown(Subject(entry))}");

    public static void Print(NetworkRules rules, TextOutput output)
    {
        foreach (string rule in rules.Allow)
            output.WriteLine($"allow {output.Shown(rule)}");
        foreach (string rule in rules.Deny)
            output.WriteLine($"deny  {output.Shown(rule)}");
        if (rules.Allow.Count + rules.Deny.Count == 0)
            output.WriteLine("No rules: nothing can be reached.");
    }

    private static string Subject(NetworkEntry entry)
    {
        string host = entry.Port == 0 ? entry.Host : $"{entry.Host}:{entry.Port}";
        string to = entry.Address is null ? host : $"{host} ({entry.Address})";
        if (entry.Verdict == NetworkEntry.Allowed)
            return entry.Ended is null ? $"{to}, open" : $"{to}, {entry.Sent} bytes sent, {entry.Received} received";
        return entry.Remedy is null ? $"{to}: {entry.Reason}" : $"{to}: {entry.Reason}. {entry.Remedy}";
    }
}
