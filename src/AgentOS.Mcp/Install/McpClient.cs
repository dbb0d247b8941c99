namespace AgentOS.Mcp.Install;

/// <summary>A program that starts servers of the Model Context Protocol, and the file where it keeps which.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="File">The user's configuration.</param>
/// <param name="Format">How servers are written there.</param>
public sealed record McpClient(string Name, string File, IConfigurationFormat Format)
{
    /// <summary>Names of all clients.</summary>
    public static IReadOnlyList<string> Names { get; } = ["claude", "cursor", "vscode", "codex"];

    /// <summary>A client by its name, with its configuration where its own documentation says.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="home">The user's home directory.</param>
    /// <param name="environment">Looks a variable up.</param>
    public static McpClient Find(string name, string home, Func<string, string?> environment) => name switch
    {
        // code.claude.com/docs: user scope.
        "claude" => new McpClient(name, Path.Combine(Or(environment("CLAUDE_CONFIG_DIR"), home), ".claude.json"), new JsonServers("mcpServers")),
        // docs.cursor.com: global configuration.
        "cursor" => new McpClient(name, Path.Combine(home, ".cursor", "mcp.json"), new JsonServers("mcpServers")),
        // code.visualstudio.com: the user profile's mcp.json, whose servers have another key.
        "vscode" => new McpClient(
            name, Path.Combine(Or(environment("XDG_CONFIG_HOME"), Path.Combine(home, ".config")), "Code", "User", "mcp.json"), new JsonServers("servers")),
        // developers.openai.com/codex: config.toml in CODEX_HOME.
        "codex" => new McpClient(name, Path.Combine(Or(environment("CODEX_HOME"), Path.Combine(home, ".codex")), "config.toml"), new TomlServers()),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such client"),
    };

    private static string Or(string? value, string otherwise) => string.IsNullOrEmpty(value) ? otherwise : value;
}
