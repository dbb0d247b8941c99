using AgentOS.Errors;

namespace AgentOS.Mcp.Install;

/// <summary>A format of configuration files. Everything that is not the server's own entry stays as it is, to the byte.</summary>
public interface IConfigurationFormat
{
    /// <summary>A configuration with the server in it.</summary>
    /// <param name="text">The present one; empty when there is none.</param>
    /// <param name="entry">The server.</param>
    /// <exception cref="AgentOSException"><see cref="McpErrors.BadConfiguration"/>.</exception>
    string Merge(string text, ServerEntry entry);
}
