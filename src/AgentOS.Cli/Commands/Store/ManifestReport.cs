using AgentOS.Cli.Output;
using AgentOS.Store.Manifests;
using AgentOS.Store.Manifests.Findings;

namespace AgentOS.Cli.Commands.Store;

/// <summary>What <c>validate</c> found.</summary>
/// <param name="Valid">Whether the agent can be run.</param>
/// <param name="Name">The agent's name; null when the manifest cannot be used.</param>
/// <param name="Findings">In the order of the file.</param>
internal sealed record ManifestReport(bool Valid, string? Name, IReadOnlyList<ReportedFinding> Findings)
{
    public static ManifestReport Of(ManifestInspection inspection) => new(inspection.Manifest is not null, inspection.Manifest?.Name,
        [.. inspection.Findings.Select(static finding => new ReportedFinding(finding.Severity == FindingSeverity.Error ? "error" : "warning", finding.Line, finding.Column, finding.Key, finding.Message))]);

    public static void Print(ManifestReport report, TextOutput output)
    {
        foreach (ReportedFinding finding in report.Findings)
            output.WriteLine($"{AgentManifest.FileName}:{finding.Line}:{finding.Column}: {finding.Severity}: {(finding.Key.Length == 0 ? "" : finding.Key + ": ")}{finding.Message}");
        output.WriteLine(report.Valid ? $"{report.Name}: the manifest is valid" : "the manifest cannot be used");
    }
}
