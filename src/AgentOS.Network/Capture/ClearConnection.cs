using System.Net.Sockets;
using AgentOS.Network.Connections;
using AgentOS.Network.Http;
using AgentOS.Network.Policy;
using AgentOS.Network.Relay;

namespace AgentOS.Network.Capture;

/// <summary>Clear HTTP/1.x of one client with one host: each request is judged.</summary>
/// <param name="flow">The connection to the host.</param>
/// <param name="client">The sandbox's end.</param>
/// <param name="stream">The same.</param>
/// <param name="reader">What comes from it.</param>
/// <param name="helloTime">How long a head may take once it has begun.</param>
internal sealed class ClearConnection(Flow flow, Socket client, Stream stream, HttpReader reader, TimeSpan helloTime)
{
    /// <summary>Carries requests for the flow's host.</summary>
    /// <param name="request">The first one.</param>
    /// <returns>The first request for another host; null when the connection is over.</returns>
    public async Task<RequestHead?> RunAsync(RequestHead request)
    {
        if (Judge(request) is { } refused)
            await RefuseAsync(request, refused).ConfigureAwait(false);
        flow.Limit(null);
        using Socket server = await DialAsync(request).ConfigureAwait(false);
        using UpstreamStream upstream = new(flow, server);
        using HttpReader answers = new(upstream);
        HttpExchange exchange = new(reader, stream, answers, upstream);
        while (true)
        {
            ExchangeEnd end = await ExchangeAsync(exchange, request).ConfigureAwait(false);
            if (end == ExchangeEnd.Upgrade)
                await RelayAsync(server, upstream, answers).ConfigureAwait(false);
            if (end != ExchangeEnd.KeepAlive || await NextAsync(answers).ConfigureAwait(false) is not { } next)
                return null;
            if (!IsForThisHost(next))
                return next;
            if (Judge(next) is { } refusal)
                await RefuseAsync(next, refusal).ConfigureAwait(false);
            request = next;
        }
    }

    /// <summary>Refuses a request, and with it the connection.</summary>
    /// <exception cref="RefusedException">Always.</exception>
    public async Task RefuseAsync(RequestHead request, Refusal refusal)
    {
        flow.End(refusal);
        flow.Limit(helloTime);
        await ClosingAnswer.SendAsync(client, stream, reader, RefusalAnswer.Of(flow.Host, flow.Port, flow.Rule, refusal, request.Method), flow.Lifetime).ConfigureAwait(false);
        throw new RefusedException(refusal);
    }

    /// <summary>Whether a request is for the host that the connection is to.</summary>
    public bool IsForThisHost(RequestHead request)
    {
        try
        {
            RequestTarget target = RequestTarget.Of(request);
            return target.Host == flow.Host && (target.Port ?? flow.Port) == flow.Port;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private Refusal? Judge(RequestHead request)
    {
        RequestTarget target = RequestTarget.Of(request);
        target.Prepare(request);
        return flow.Permits(request.Method, request.Target)
            ? null
            : new Refusal(RefusalKind.Request, $"'{flow.Rule}' does not have {request.Method} {request.Target.Split('?')[0]}", "Add the method or path to the rule, or write another rule for it.");
    }

    private async Task<Socket> DialAsync(RequestHead request)
    {
        try
        {
            return await flow.DialAsync(flow.Lifetime).ConfigureAwait(false);
        }
        catch (RefusedException refused)
        {
            await RefuseAsync(request, refused.Refusal).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ExchangeEnd> ExchangeAsync(HttpExchange exchange, RequestHead request)
    {
        try
        {
            return await exchange.RunAsync(request, flow.Lifetime).ConfigureAwait(false);
        }
        catch (FormatException problem)
        {
            throw new RefusedException(RefusalKind.BadRequest, $"the HTTP of {flow.Host} or of its client is not read by everybody alike: {problem.Message}");
        }
    }

    /// <summary>The next request; null when either side has ended.</summary>
    private async Task<RequestHead?> NextAsync(HttpReader answers)
    {
        Task asked = reader.WaitAsync(flow.Lifetime);
        if (await Task.WhenAny(asked, answers.WaitAsync(flow.Lifetime)).ConfigureAwait(false) != asked)
            return null;
        await asked.ConfigureAwait(false);
        flow.Limit(helloTime);
        RequestHead? next = await RequestReading.ReadAsync(reader, flow.Lifetime).ConfigureAwait(false);
        flow.Limit(null);
        return next;
    }

    private async Task RelayAsync(Socket server, UpstreamStream upstream, HttpReader answers)
    {
        await upstream.WriteAsync(reader.Buffered, flow.Lifetime).ConfigureAwait(false);
        await stream.WriteAsync(answers.Buffered, flow.Lifetime).ConfigureAwait(false);
        await SocketRelay.RunAsync(flow, client, server, flow.Lifetime).ConfigureAwait(false);
    }
}
