namespace AgentOS.Mcp;

/// <summary>How <c>agentos mcp</c> tells the server's program what to serve: options with values.</summary>
public static class McpArguments
{
    /// <summary>The agent's file.</summary>
    public const string Database = "--db";

    /// <summary>A file with its key.</summary>
    public const string KeyFile = "--key-file";

    /// <summary>The name of its key in the kernel's keyring.</summary>
    public const string Keyring = "--keyring";

    /// <summary>The project.</summary>
    public const string Workspace = "--workspace";

    /// <summary>The kernel to call.</summary>
    public const string Socket = "--socket";

    /// <summary>The agent's level.</summary>
    public const string Level = "--level";

    /// <summary>The address to serve at.</summary>
    public const string Http = "--http";

    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>([Database, KeyFile, Keyring, Workspace, Socket, Level, Http], StringComparer.Ordinal);
}
