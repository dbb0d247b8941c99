using System.Net.Sockets;
using AgentOS.Network.Capture;
using AgentOS.Network.Connections;
using AgentOS.Network.Http;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;

namespace AgentOS.Network.Proxy;

/// <summary>Clients that know of a proxy: CONNECT, requests with whole URLs, and SOCKS5. They are judged as captured connections are.</summary>
internal sealed class ProxyConnections(EgressEngine engine, NamedConnections named)
{
    public async Task CarryAsync(Socket client)
    {
        if (client.AddressFamily != AddressFamily.Unix)
            client.NoDelay = true;
        using NetworkStream stream = new(client, ownsSocket: false);
        using CancellationTokenSource limit = new(engine.Limits.HelloTime, engine.Time);
        ProxyClient asking = new(client, stream, engine.Find(client));
        byte[] first = new byte[1];
        if (await stream.ReadAsync(first, limit.Token).ConfigureAwait(false) == 0)
            return;
        if (first[0] == SocksRequest.Version)
            await new SocksConnection(engine, named).CarryAsync(asking, limit.Token).ConfigureAwait(false);
        else
            await HttpAsync(asking, first, limit.Token).ConfigureAwait(false);
    }

    private async Task HttpAsync(ProxyClient client, byte[] first, CancellationToken limit)
    {
        using PrefixedStream whole = new(client.Stream, first);
        using HttpReader reader = new(whole);
        RequestHead? request;
        try
        {
            request = await RequestReading.ReadAsync(reader, limit).ConfigureAwait(false);
        }
        catch (RefusedException refused)
        {
            await RefuseAsync(client, reader, "", new EgressDecision("", 0, null, refused.Refusal, refused.Refusal.Reason, engine.Policy.Generation)).ConfigureAwait(false);
            return;
        }

        while (request is not null)
            request = request.Method == "CONNECT" ? await TunnelAsync(client, reader, request, limit).ConfigureAwait(false) : await ForwardAsync(client, whole, reader, request).ConfigureAwait(false);
    }

    private async Task<RequestHead?> TunnelAsync(ProxyClient client, HttpReader reader, RequestHead request, CancellationToken limit)
    {
        EgressDecision decision = DecideTunnel(request.Target);
        if (!decision.IsAllowed)
        {
            await RefuseAsync(client, reader, request.Method, decision).ConfigureAwait(false);
            return null;
        }

        await client.Stream.WriteAsync("HTTP/1.1 200 Connection Established\r\n\r\n"u8.ToArray(), limit).ConfigureAwait(false);
        await named.CarryAsync(client.Socket, reader.Buffered.ToArray(), Begin(client, decision), decision).ConfigureAwait(false);
        return null;
    }

    /// <summary>Carries one request, and those behind it that go to the same host.</summary>
    private async Task<RequestHead?> ForwardAsync(ProxyClient client, Stream stream, HttpReader reader, RequestHead request)
    {
        EgressDecision decision = DecideRequest(request);
        if (!decision.IsAllowed)
        {
            await RefuseAsync(client, reader, request.Method, decision).ConfigureAwait(false);
            return null;
        }

        RequestHead? next = null;
        using Flow flow = new(engine, Begin(client, decision), decision, () => client.Socket.Close(0));
        await flow.RunAsync(async () => next = await new ClearConnection(flow, client.Socket, stream, reader, engine.Limits.HelloTime).RunAsync(request).ConfigureAwait(false)).ConfigureAwait(false);
        return next;
    }

    private EgressDecision DecideTunnel(string authority)
    {
        try
        {
            RequestTarget target = RequestTarget.OfAuthority(authority, "");
            return engine.Policy.Decide(target.Host, target.Port ?? throw new FormatException("CONNECT names no port"));
        }
        catch (FormatException problem)
        {
            return Bad(authority, problem);
        }
    }

    private EgressDecision DecideRequest(RequestHead request)
    {
        try
        {
            if (request.Target.StartsWith('/'))
                throw new FormatException("a proxy is asked with a whole URL");
            RequestTarget target = RequestTarget.Of(request);
            return engine.Policy.Decide(target.Host, target.Port!.Value);
        }
        catch (FormatException problem)
        {
            return Bad(request.Target, problem);
        }
    }

    private EgressDecision Bad(string target, FormatException problem)
    {
        Refusal refusal = new(RefusalKind.BadName, problem.Message, "Write the host's name plainly.");
        return new EgressDecision(target.Length > 253 ? target[..253] : target, 0, null, refusal, refusal.Reason, engine.Policy.Generation);
    }

    private EgressEvent Begin(ProxyClient client, EgressDecision decision) => engine.Begin(EgressSource.Proxy, decision.Host, decision.Port, client.Finding);

    private async Task RefuseAsync(ProxyClient client, HttpReader reader, string method, EgressDecision decision)
    {
        engine.Refuse(Begin(client, decision), decision, decision.Refusal!);
        using CancellationTokenSource limit = new(engine.Limits.HelloTime, engine.Time);
        await ClosingAnswer.SendAsync(client.Socket, client.Stream, reader, RefusalAnswer.Of(decision.Host, decision.Port, decision.Rule, decision.Refusal!, method), limit.Token).ConfigureAwait(false);
    }
}
