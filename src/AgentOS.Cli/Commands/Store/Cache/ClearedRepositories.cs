namespace AgentOS.Cli.Commands.Store.Cache;

/// <summary>What was removed.</summary>
/// <param name="Cleared">Addresses of repositories, with <c>@COMMIT</c> when it is a commit alone.</param>
/// <param name="Prepared">Digests of what setups made.</param>
internal sealed record ClearedRepositories(IReadOnlyList<string> Cleared, IReadOnlyList<string> Prepared);
