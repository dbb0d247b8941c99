namespace AgentOS.Mcp.Install;

/// <summary>How a client starts the server.</summary>
/// <param name="Command">The program, absolute.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ServerEntry(string Command, IReadOnlyList<string> Arguments)
{
    /// <summary>What clients call the server.</summary>
    public const string Name = "agentos";
}
