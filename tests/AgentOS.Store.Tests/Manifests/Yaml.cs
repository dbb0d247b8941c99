using System.Text;
using AgentOS.Store.Manifests;
using AgentOS.Store.Manifests.Findings;

namespace AgentOS.Store.Tests.Manifests;

/// <summary>Manifests of tests: a complete one, and parts put in.</summary>
internal static class Yaml
{
    /// <summary>What is required and nothing more.</summary>
    public const string Least = """
        name: hello-agent
        display_name: Hello
        version: 1.0.0
        description: Says hello.
        author:
          name: Somebody
        runtime:
          run_command: python3 agent.py

        """;

    public static ManifestInspection Inspect(string yaml) => ManifestFile.Inspect(Encoding.UTF8.GetBytes(yaml));

    /// <summary>The manifest of a text without errors.</summary>
    public static AgentManifest Read(string yaml)
    {
        ManifestInspection inspection = Inspect(yaml);
        return inspection.Manifest ?? throw new InvalidDataException(string.Join('\n', inspection.Findings));
    }

    public static IReadOnlyList<string> Errors(string yaml) => Of(yaml, FindingSeverity.Error);

    public static IReadOnlyList<string> Warnings(string yaml) => Of(yaml, FindingSeverity.Warning);

    private static IReadOnlyList<string> Of(string yaml, FindingSeverity severity) =>
        [.. Inspect(yaml).Findings.Where(finding => finding.Severity == severity).Select(finding => finding.ToString())];
}
