namespace AgentOS.Cli.Commands.Networks;

/// <summary>What an agent may reach.</summary>
/// <param name="Generation">How often its rules changed, 1 for the first.</param>
/// <param name="Allow">What is allowed.</param>
/// <param name="Deny">What is denied, whatever is allowed.</param>
internal sealed record NetworkRules(long Generation, IReadOnlyList<string> Allow, IReadOnlyList<string> Deny);
