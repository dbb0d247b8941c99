namespace AgentOS.Store.Manifests.Findings;

/// <summary>Something about a manifest that its author should know, and where.</summary>
/// <param name="Severity">Whether the manifest can be used with it.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1, in characters.</param>
/// <param name="Key">The key it is about, as in <c>permissions.network[0].domain</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong and, where it can be said, what would be right. Has no control characters.</param>
public sealed record ManifestFinding(FindingSeverity Severity, int Line, int Column, string Key, string Message)
{
    /// <summary><c>LINE:COLUMN: error: KEY: MESSAGE</c>, as compilers write it.</summary>
    public override string ToString() =>
        $"{Line}:{Column}: {(Severity == FindingSeverity.Error ? "error" : "warning")}: {(Key.Length == 0 ? "" : Key + ": ")}{Message}";
}
