namespace AgentOS.Cli.Commands.Mcp;

/// <summary>What <c>agentos mcp install</c> did; also its JSON shape.</summary>
/// <param name="File">The configuration.</param>
/// <param name="Backup">The file as it was; null when there was none.</param>
internal sealed record Installed(string File, string? Backup);
