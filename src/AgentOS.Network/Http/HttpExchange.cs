namespace AgentOS.Network.Http;

/// <summary>One request and its response between a client and a server, both bodies at the same time.</summary>
/// <param name="client">What the client sends.</param>
/// <param name="toClient">What it receives.</param>
/// <param name="server">What the server sends.</param>
/// <param name="toServer">What it receives.</param>
/// <param name="filter">Sees what passes, and may change the response; null for nobody.</param>
public sealed class HttpExchange(HttpReader client, Stream toClient, HttpReader server, Stream toServer, IExchangeFilter? filter = null)
{
    /// <summary>Whether the client has got some of an answer, so that it can be given no other.</summary>
    public bool HasBegunAnswer { get; private set; }

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
        Task body = SendBodyAsync(request.Framing, over.Token);
        Task<ExchangeEnd> answer = AnswerAsync(request, over.Token);
        try
        {
            if (await Task.WhenAny(body, answer).ConfigureAwait(false) == body && IsOver(body))
                await body.ConfigureAwait(false);
            ExchangeEnd end = await answer.ConfigureAwait(false);
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
            await Task.WhenAll(body, answer).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whether a body failed in a way that no answer follows: the client went away, or may not send it. A server that stops reading may have answered.</summary>
    private static bool IsOver(Task body) =>
        body.Exception?.InnerException is { } failure && (failure is (not IOException) or EndOfStreamException || RefusedException.Within(failure) is not null);

    private async Task<ExchangeEnd> AnswerAsync(RequestHead request, CancellationToken cancellationToken)
    {
        ResponseHead response;
        do
        {
            response = await server.ReadResponseAsync(cancellationToken).ConfigureAwait(false);
            if (response.IsUpgrade && !request.IsUpgrade)
                throw new FormatException("the server changes the protocol without being asked");
            filter?.Receive(response);
            HasBegunAnswer = true;
            await toClient.WriteAsync(response.ToBytes(), cancellationToken).ConfigureAwait(false);
        }
        while (response.IsInterim);
        if (response.IsUpgrade)
            return ExchangeEnd.Upgrade;
        BodyFraming framing = response.FramingFor(request.Method);
        await ReceiveBodyAsync(framing, cancellationToken).ConfigureAwait(false);
        return request.KeepsAlive && response.KeepsAlive(request.Method) ? ExchangeEnd.KeepAlive : ExchangeEnd.Close;
    }

    private async Task SendBodyAsync(BodyFraming framing, CancellationToken cancellationToken)
    {
        BodyReader body = new(client, framing);
        BodyWriter writer = new(toServer, framing);
        while (await body.ReadAsync(cancellationToken).ConfigureAwait(false) is { IsEmpty: false } data)
        {
            filter?.Send(data.Span);
            await writer.WriteAsync(data, cancellationToken).ConfigureAwait(false);
        }

        if (body.Trailer.Fields.Count > 0)
            filter?.Send(body.Trailer.ToBytes());
        await writer.EndAsync(body.Trailer, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReceiveBodyAsync(BodyFraming framing, CancellationToken cancellationToken)
    {
        BodyReader body = new(server, framing);
        BodyWriter writer = new(toClient, framing);
        while (await body.ReadAsync(cancellationToken).ConfigureAwait(false) is { IsEmpty: false } data)
            await WriteAsync(writer, filter?.Receive(data) ?? data, cancellationToken).ConfigureAwait(false);
        await WriteAsync(writer, filter?.EndBody() ?? default, cancellationToken).ConfigureAwait(false);
        filter?.ReceiveTrailer(body.Trailer);
        await writer.EndAsync(body.Trailer, cancellationToken).ConfigureAwait(false);
    }

    private static ValueTask WriteAsync(BodyWriter writer, ReadOnlyMemory<byte> data, CancellationToken cancellationToken) =>
        data.IsEmpty ? ValueTask.CompletedTask : writer.WriteAsync(data, cancellationToken);
}
