using AgentOS.Storage;

namespace AgentOS.Mcp;

/// <summary>What a server of the Model Context Protocol gives access to.</summary>
/// <param name="Version">Of this program.</param>
public sealed record McpOptions(string Version)
{
    /// <summary>The agent's file; made when missing. Null with <see cref="Socket"/> leaves the tools out that work on the file itself.</summary>
    public DatabaseLocation? Database { get; init; }

    /// <summary>The project the agent works on, copy-on-write; null is none.</summary>
    public string? Workspace { get; init; }

    /// <summary>A kernel that runs already; null starts one for this agent alone.</summary>
    public string? Socket { get; init; }

    /// <summary>The level of the agent; null is <c>standard</c>, or with <see cref="Socket"/> what the kernel gives.</summary>
    public string? Level { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
