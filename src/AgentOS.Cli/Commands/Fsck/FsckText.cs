using AgentOS.Cli.Output;
using AgentOS.Storage.Integrity;

namespace AgentOS.Cli.Commands.Fsck;

/// <summary>Findings for a person.</summary>
internal static class FsckText
{
    public static void Print(IntegrityReport report, TextOutput output)
    {
        Print(report.Findings, output, "repair");
        output.WriteLine(report.Findings.Count == 0
            ? $"{output.Shown(report.Path)}: nothing is wrong"
            : $"{output.Shown(report.Path)}: {Count(report.Findings)}; nothing was changed{Advice(report.Findings)}");
    }

    public static void Print(RepairReport report, TextOutput output)
    {
        Print(report.Repaired, output, "repaired");
        Print(report.Remaining, output, "remains");
        if (report.Backup is not null)
        {
            output.WriteLine($"{output.Shown(report.Path)}: {Count(report.Repaired)} repaired");
            output.WriteLine($"backup: {output.Shown(report.Backup)} (to take the repair back, put it in the file's place)");
        }

        if (report.Remaining.Count > 0)
            output.WriteLine($"{output.Shown(report.Path)}: {Count(report.Remaining)} cannot be repaired here");
        else if (report.Backup is null)
            output.WriteLine($"{output.Shown(report.Path)}: nothing is wrong");
    }

    private static void Print(IReadOnlyList<Finding> findings, TextOutput output, string label)
    {
        foreach (Finding finding in findings)
        {
            output.WriteLine($"{finding.Rule,-5}  {output.Shown(finding.Subject)}: {output.Shown(finding.Problem)}");
            output.WriteLine($"       {(finding.IsRepairable ? label : "do")}: {output.Shown(finding.Repair)}");
        }
    }

    private static string Count(IReadOnlyList<Finding> findings) => findings.Count == 1 ? "1 problem" : $"{findings.Count} problems";

    private static string Advice(IReadOnlyList<Finding> findings) =>
        findings.Any(finding => finding.IsRepairable) ? " (a backup is made first: agentos fsck --repair)" : "";
}
