namespace AgentOS.Mcp.Http;

/// <summary>These bytes are no request this server takes.</summary>
/// <param name="status">What to answer before the connection is closed.</param>
/// <param name="message">Why.</param>
internal sealed class HttpParseException(int status, string message) : Exception(message)
{
    public int Status => status;
}
