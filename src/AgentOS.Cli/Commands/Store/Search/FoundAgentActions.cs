namespace AgentOS.Cli.Commands.Store.Search;

/// <summary>What can be done with an agent that was found; each asks for approval first.</summary>
/// <param name="Run">Runs the one at an address; the exit status.</param>
/// <param name="Install">Installs it; null when that was not approved.</param>
internal sealed record FoundAgentActions(Func<string, CancellationToken, Task<int>> Run, Func<string, CancellationToken, Task<InstallReport?>> Install);
