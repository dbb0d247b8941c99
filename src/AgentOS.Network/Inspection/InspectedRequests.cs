using AgentOS.Network.Http;
using AgentOS.Network.Inspection.Secrets;
using AgentOS.Network.Policy;

namespace AgentOS.Network.Inspection;

/// <summary>The requests of one inspected connection, one after the other.</summary>
/// <param name="connection">What is known of it.</param>
/// <param name="client">Its sandbox's end, without TLS.</param>
/// <param name="server">Its server's end.</param>
/// <param name="secrets">The sandbox's.</param>
internal sealed class InspectedRequests(InspectedConnection connection, Stream client, IInspectedServer server, SandboxSecrets secrets)
{
    private const int MostDrained = 1 << 20;

    private HttpExchange? _exchange;
    private SecretFilter? _filter;

    /// <summary>Carries them until one side ends.</summary>
    /// <exception cref="RefusedException">One was refused; the client was told.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using HttpReader requests = new(client);
        RequestHead? request = await ReadAsync(requests, cancellationToken).ConfigureAwait(false);
        if (request is null)
            return;
        await using Stream upstream = await GuardedAsync(requests, request, () => BeginAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
        using HttpReader answers = new(upstream);
        while (request is not null)
        {
            RequestHead current = request;
            ExchangeEnd end = await GuardedAsync(requests, current, () => ExchangeAsync(requests, answers, upstream, current, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (end == ExchangeEnd.Upgrade)
                await new UpgradedConnection(client, upstream, _filter).RunAsync(requests, answers, cancellationToken).ConfigureAwait(false);
            request = end == ExchangeEnd.KeepAlive ? await NextAsync(requests, answers, cancellationToken).ConfigureAwait(false) : null;
        }
    }

    private Task<Stream> BeginAsync(RequestHead request, CancellationToken cancellationToken)
    {
        Judge(request);
        return server.ConnectAsync(cancellationToken);
    }

    private async Task<ExchangeEnd> ExchangeAsync(HttpReader requests, HttpReader answers, Stream upstream, RequestHead request, CancellationToken cancellationToken)
    {
        _exchange = null;
        Judge(request);
        _filter = secrets.Prepare(connection.Host, server.IsProtected, request, connection.Note);
        _exchange = new HttpExchange(requests, client, answers, upstream, _filter);
        return await _exchange.RunAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private void Judge(RequestHead request)
    {
        RequestTarget target = RequestTarget.Of(request);
        if (target.Host != connection.Host || (target.Port ?? connection.Port) != connection.Port)
        {
            throw new RefusedException(
                RefusalKind.HostMismatch, $"the request is for '{request.Header["Host"]}' and the connection is to {connection.Host}:{connection.Port}", "Connect to the name that is meant.");
        }

        target.Prepare(request);
        if (!connection.Permits(request.Method, request.Target))
        {
            throw new RefusedException(
                RefusalKind.Request, $"'{connection.Rule}' does not have {request.Method} {request.Target.Split('?')[0]}", "Add the method or path to the rule, or write another rule for it.");
        }
    }

    /// <summary>Does it; a refusal is told to the client before it ends the connection.</summary>
    private async Task<T> GuardedAsync<T>(HttpReader requests, RequestHead request, Func<Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception failure) when (RefusedException.Within(failure) is not null || failure is FormatException)
        {
            Refusal refusal = RefusedException.Within(failure) ?? new Refusal(RefusalKind.BadRequest, $"its HTTP is not read by everybody alike: {failure.Message}", null);
            connection.End(refusal);
            if (_exchange is not { HasBegunAnswer: true })
            {
                await client.WriteAsync(RefusalAnswer.Of(connection.Host, connection.Port, connection.Rule, refusal, request.Method), cancellationToken).ConfigureAwait(false);
                await DrainAsync(requests, cancellationToken).ConfigureAwait(false);
            }

            throw new RefusedException(refusal);
        }
    }

    // A client may keep a connection for later; once a head has begun it has little time.
    private async Task<RequestHead?> ReadAsync(HttpReader requests, CancellationToken cancellationToken)
    {
        connection.EndLimit();
        await requests.WaitAsync(cancellationToken).ConfigureAwait(false);
        connection.BeginLimit();
        try
        {
            return await requests.ReadRequestAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (FormatException problem)
        {
            throw new RefusedException(RefusalKind.BadRequest, $"it is no HTTP request that everybody reads alike: {problem.Message}");
        }
        finally
        {
            connection.EndLimit();
        }
    }

    /// <summary>The next request; null when either side has ended.</summary>
    private async Task<RequestHead?> NextAsync(HttpReader requests, HttpReader answers, CancellationToken cancellationToken)
    {
        Task asked = requests.WaitAsync(cancellationToken);
        if (await Task.WhenAny(asked, answers.WaitAsync(cancellationToken)).ConfigureAwait(false) != asked)
            return null;
        await asked.ConfigureAwait(false);
        return await ReadAsync(requests, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads what the client still sends, until it closes: a connection that is closed with unread bytes is reset, and the answer may be lost (RFC 9112, 9.6).</summary>
    private async Task DrainAsync(HttpReader requests, CancellationToken cancellationToken)
    {
        if (client is System.Net.Security.SslStream secure)
            await secure.ShutdownAsync().ConfigureAwait(false);
        for (int drained = 0; drained < MostDrained;)
        {
            int length = (await requests.ReadAsync(MostDrained, cancellationToken).ConfigureAwait(false)).Length;
            if (length == 0)
                return;
            drained += length;
        }
    }
}
