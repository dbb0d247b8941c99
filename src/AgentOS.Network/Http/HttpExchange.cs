namespace AgentOS.Network.Http;

/// <summary>One request and its response between a client and a server, both bodies at the same time.</summary>
/// <param name="client">What the client sends.</param>
/// <param name="toClient">What it receives.</param>
/// <param name="server">What the server sends.</param>
/// <param name="toServer">What it receives.</param>
public sealed class HttpExchange(HttpReader client, Stream toClient, HttpReader server, Stream toServer)
{
    /// <summary>Carries one out.</summary>
    /// <param name="request">As it goes to the server.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What comes next on both connections.</returns>
    /// <exception cref="FormatException">One of both sends what is no HTTP.</exception>
    /// <exception cref="IOException">One of both went away.</exception>
    public async Task<ExchangeEnd> RunAsync(RequestHead request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await toServer.WriteAsync(request.ToBytes(), over.Token).ConfigureAwait(false);
        Task body = new BodyWriter(toServer, request.Framing).CopyAsync(new BodyReader(client, request.Framing), over.Token);
        try
        {
            ExchangeEnd end = await AnswerAsync(request, over.Token).ConfigureAwait(false);
            // A server that answers before it has all and closes will not read the rest.
            if (end == ExchangeEnd.Close && !body.IsCompleted)
                await over.CancelAsync().ConfigureAwait(false);
            else
                await body.ConfigureAwait(false);
            return end;
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await body.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<ExchangeEnd> AnswerAsync(RequestHead request, CancellationToken cancellationToken)
    {
        ResponseHead response;
        do
        {
            response = await server.ReadResponseAsync(cancellationToken).ConfigureAwait(false);
            if (response.IsUpgrade && !request.IsUpgrade)
                throw new FormatException("the server changes the protocol without being asked");
            await toClient.WriteAsync(response.ToBytes(), cancellationToken).ConfigureAwait(false);
        }
        while (response.IsInterim);
        if (response.IsUpgrade)
            return ExchangeEnd.Upgrade;
        BodyFraming framing = response.FramingFor(request.Method);
        await new BodyWriter(toClient, framing).CopyAsync(new BodyReader(server, framing), cancellationToken).ConfigureAwait(false);
        return request.KeepsAlive && response.KeepsAlive(request.Method) ? ExchangeEnd.KeepAlive : ExchangeEnd.Close;
    }
}
