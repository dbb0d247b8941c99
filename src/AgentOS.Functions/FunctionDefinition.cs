using AgentOS.Client.Permissions;

namespace AgentOS.Functions;

/// <summary>What a function is.</summary>
/// <param name="Name">For programs.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">For language models.</param>
/// <param name="Needs">What the caller must be permitted.</param>
/// <param name="Effects">What a call may change.</param>
public sealed record FunctionDefinition(string Name, string Title, string Description, AgentPermission Needs, FunctionEffects Effects);
