namespace AgentOS.Cli.Commands.Store;

/// <summary>One finding of <c>validate --json</c>.</summary>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Key">The manifest's key it is about; may be empty.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record ReportedFinding(string Severity, int Line, int Column, string Key, string Message);
