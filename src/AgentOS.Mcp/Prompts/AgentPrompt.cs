using ModelContextProtocol.Protocol;

namespace AgentOS.Mcp.Prompts;

/// <summary>A prompt for common work.</summary>
/// <param name="Name">For programs.</param>
/// <param name="Title">For people.</param>
/// <param name="Description">What it does.</param>
/// <param name="Arguments">What it can be told.</param>
/// <param name="Write">Makes its text; an argument that was not given is empty.</param>
internal sealed record AgentPrompt(string Name, string Title, string Description, IReadOnlyList<PromptArgument> Arguments, Func<Func<string, string>, string> Write);
