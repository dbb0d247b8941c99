using AgentOS.Network.Http;
using AgentOS.Network.Inspection.Secrets;

namespace AgentOS.Network.Inspection;

/// <summary>An inspected connection in another protocol (WebSocket): carried as it is, but for secrets in what comes back.</summary>
/// <param name="client">The sandbox's end.</param>
/// <param name="server">The server's end.</param>
/// <param name="filter">Of the request that began it; null without secrets.</param>
internal sealed class UpgradedConnection(Stream client, Stream server, SecretFilter? filter)
{
    private const int BufferSize = 16 * 1024;

    /// <summary>Carries it until one side ends.</summary>
    /// <param name="requests">Has what the client sent with its request.</param>
    /// <param name="answers">Has what the server sent with its answer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(HttpReader requests, HttpReader answers, CancellationToken cancellationToken)
    {
        await server.WriteAsync(requests.Buffered, cancellationToken).ConfigureAwait(false);
        await PassAsync(answers.Buffered, cancellationToken).ConfigureAwait(false);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task up = client.CopyToAsync(server, over.Token), down = ReceiveAsync(over.Token);
        await Task.WhenAny(up, down).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(up, down).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BufferSize];
        int length;
        while ((length = await server.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            await PassAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        await client.WriteAsync(filter?.EndUpgraded() ?? default, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask PassAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken) => client.WriteAsync(filter?.ReceiveUpgraded(data) ?? data, cancellationToken);
}
