using System.Globalization;
using System.Net;
using AgentOS.Errors;

namespace AgentOS.Mcp.Http;

/// <summary>Where the server listens, and what clients must know.</summary>
/// <param name="EndPoint">Address and port; port 0 takes a free one.</param>
/// <param name="Token">What clients send as a bearer token; null asks for none, and the connection must come from this user.</param>
public sealed record HttpAddress(IPEndPoint EndPoint, string? Token)
{
    /// <summary>The variable with the token: an argument could be read by every user of the machine.</summary>
    public const string TokenVariable = "AGENTOS_MCP_TOKEN";

    /// <summary>Parses a port, or an address with a port.</summary>
    /// <exception cref="AgentOSException"><see cref="McpErrors.BadAddress"/>.</exception>
    public static HttpAddress Parse(string text, string? token)
    {
        string? secret = string.IsNullOrEmpty(token) ? null : token;
        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
            return new HttpAddress(new IPEndPoint(IPAddress.Loopback, port), secret);
        return IPEndPoint.TryParse(text, out IPEndPoint? endPoint) && text.Contains(':', StringComparison.Ordinal)
            ? new HttpAddress(endPoint, secret)
            : throw new AgentOSException(McpErrors.BadAddress, "listen on", text);
    }

    /// <summary>Whether only this machine reaches it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(EndPoint.Address);

    /// <exception cref="AgentOSException"><see cref="McpErrors.TokenNeeded"/>.</exception>
    public void DemandToken()
    {
        if (!IsLoopback && Token is null)
            throw new AgentOSException(McpErrors.TokenNeeded, "listen on", EndPoint.ToString());
    }
}
