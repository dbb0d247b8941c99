namespace AgentOS.Cli.Output;

/// <summary>The object <c>--json</c> prints on the error stream when a command fails.</summary>
internal sealed record FailureDocument(FailureReport Error);
