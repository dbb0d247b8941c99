namespace AgentOS.Cli.Commands.Image;

/// <summary>What was removed.</summary>
/// <param name="Removed">Full names.</param>
/// <param name="Freed">Bytes that were given back.</param>
internal sealed record RemovedImages(IReadOnlyList<string> Removed, long Freed);
