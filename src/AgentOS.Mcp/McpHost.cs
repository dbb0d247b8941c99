using AgentOS.Errors;
using AgentOS.Mcp.Access;
using AgentOS.Mcp.Http;
using AgentOS.Mcp.Server;
using ModelContextProtocol.Server;

namespace AgentOS.Mcp;

/// <summary>Serves one agent over the Model Context Protocol.</summary>
public static class McpHost
{
    /// <summary>Serves one client over two streams, until the client closes its side.</summary>
    /// <param name="options">What is served.</param>
    /// <param name="input">From the client.</param>
    /// <param name="output">To the client; nothing else is to be written there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AgentOSException">The kernel cannot be reached or started.</exception>
    public static async Task RunAsync(McpOptions options, Stream input, Stream output, CancellationToken cancellationToken)
    {
        await using AgentAccess access = await AgentAccess.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        ServerFactory servers = new(access, options);
        await using StreamServerTransport transport = new(input, output, ServerFactory.Name);
        await using McpServer server = servers.Create(transport);
        await server.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Serves any number of clients over HTTP.</summary>
    /// <param name="options">What is served.</param>
    /// <param name="address">Where.</param>
    /// <param name="ready">Told the URL when clients can connect.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AgentOSException">The kernel cannot be reached or started, or the address not be had.</exception>
    public static async Task RunHttpAsync(McpOptions options, HttpAddress address, Action<Uri> ready, CancellationToken cancellationToken)
    {
        address.DemandToken();
        await using AgentAccess access = await AgentAccess.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        await using McpEndpoint endpoint = new(new ServerFactory(access, options), options.Time);
        await using HttpServer server = HttpServer.Start(address, new AccessCheck(address, endpoint.AnswerAsync).AnswerAsync);
        ready(server.Url);
        await server.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
