using AgentOS.Errors;
using AgentOS.Mcp.Access;
using AgentOS.Mcp.Http;
using AgentOS.Mcp.Server;
using ModelContextProtocol.Server;

namespace AgentOS.Mcp;

/// <summary>Serves one agent over the Model Context Protocol.</summary>
public static class McpHost
{
    /// <summary>Serves one client over the standard streams, until the client closes its side. Nothing else is to be written to the standard output.</summary>
    /// <param name="options">What is served.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AgentOSException">The kernel cannot be reached or started.</exception>
    public static Task RunAsync(McpOptions options, CancellationToken cancellationToken) =>
        RunAsync(options, Console.OpenStandardInput(), Console.OpenStandardOutput(), cancellationToken);

    /// <summary>Serves one client over two streams, until the client closes its side.</summary>
    /// <param name="options">What is served.</param>
    /// <param name="input">From the client.</param>
    /// <param name="output">To the client.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AgentOSException">The kernel cannot be reached or started.</exception>
    public static async Task RunAsync(McpOptions options, Stream input, Stream output, CancellationToken cancellationToken)
    {
        await using AgentAccess access = await AgentAccess.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        await using DrainingTransport transport = new(input, output, options.Time);
        await using McpServer server = new ServerFactory(access, options).Create(transport);
        try
        {
            await server.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The way to end it.
        }
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
