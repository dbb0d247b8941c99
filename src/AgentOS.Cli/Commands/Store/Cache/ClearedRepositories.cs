namespace AgentOS.Cli.Commands.Store.Cache;

/// <summary>What was removed.</summary>
/// <param name="Cleared">Addresses.</param>
internal sealed record ClearedRepositories(IReadOnlyList<string> Cleared);
