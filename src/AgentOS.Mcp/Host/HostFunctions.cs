using AgentOS.Functions;
using AgentOS.Mcp.Access;

namespace AgentOS.Mcp.Host;

/// <summary>What works on the agent's file from the host: none when the file is not known.</summary>
internal static class HostFunctions
{
    public static IEnumerable<AgentFunction> All(AgentAccess access, McpOptions options) => access.Database is { } database
        ? [.. ReviewFunctions.All(database, access.EndSandbox), .. SnapshotFunctions.All(database, access.EndSandbox), .. TimelineFunctions.All(database, options.Time)]
        : [];
}
