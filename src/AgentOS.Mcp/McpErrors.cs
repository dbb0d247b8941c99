using AgentOS.Errors;

namespace AgentOS.Mcp;

/// <summary>Failures of the Model Context Protocol's server.</summary>
public static class McpErrors
{
    /// <summary>Another host than this one would reach the server unchecked.</summary>
    public static readonly ErrorDefinition TokenNeeded = new("mcp.token-needed",
        "everybody who reaches this address could use the agent",
        "The address is not the loopback interface, and no token was given.",
        "Set AGENTOS_MCP_TOKEN to a secret that clients send as 'Authorization: Bearer …', or listen on 127.0.0.1.",
        ExitCodes.Usage);

    /// <summary>An address nobody can listen on.</summary>
    public static readonly ErrorDefinition BadAddress = new("mcp.bad-address",
        "this is no address to listen on",
        "It is a port, or an IP address with a port.",
        "agentos mcp --http 8080, or --http 127.0.0.1:8080, or --http '[::1]:8080'.",
        ExitCodes.Usage);

    /// <summary>The server's program is not beside agentos.</summary>
    public static readonly ErrorDefinition ProgramMissing = new("mcp.program-missing",
        "the program that serves the Model Context Protocol cannot be started",
        "It is built beside agentos, as agentos-mcp; this copy was moved without it, or is not executable.",
        "./agentos version (builds it beside the program), or install again: ./install",
        ExitCodes.CannotExecute);

    /// <summary>The server's program was started by hand.</summary>
    public static readonly ErrorDefinition StartedDirectly = new("mcp.started-directly",
        "it is not what agentos mcp writes",
        "agentos-mcp is started by agentos, which checks what a person wrote.",
        "agentos mcp --help",
        ExitCodes.Usage);

    /// <summary>A client's configuration that cannot be understood.</summary>
    public static readonly ErrorDefinition BadConfiguration = new("mcp.bad-configuration",
        "the client's configuration cannot be understood, so it was left alone",
        "It is not valid in its format, or has something else where the servers belong.",
        "Mend the file, or add what 'agentos mcp install CLIENT --print' prints by hand.");
}
