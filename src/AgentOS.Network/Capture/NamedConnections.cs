using System.Net.Sockets;
using AgentOS.Network.Agreement;
using AgentOS.Network.Connections;
using AgentOS.Network.Http;
using AgentOS.Network.Inspection;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;
using AgentOS.Network.Relay;

namespace AgentOS.Network.Capture;

/// <summary>Connections to a host that is known and allowed: what they begin with must agree with it, then they are dialled and carried.</summary>
internal sealed class NamedConnections(EgressEngine engine)
{
    private const int TlsOnlyPort = 443;

    /// <summary>Carries one to its end.</summary>
    /// <param name="client">The sandbox's end; closed by the caller.</param>
    /// <param name="first">What it has sent already.</param>
    /// <param name="begun">Who wants what.</param>
    /// <param name="decision">Allowed.</param>
    public async Task CarryAsync(Socket client, ReadOnlyMemory<byte> first, EgressEvent begun, EgressDecision decision)
    {
        if (client.AddressFamily != AddressFamily.Unix)
            client.NoDelay = true;
        using Flow flow = new(engine, begun, decision, () => client.Close(0));
        await flow.RunAsync(() => decision.Rule!.IsRaw ? RelayAsync(flow, client, first) : AgreeAsync(flow, client, first)).ConfigureAwait(false);
    }

    private async Task AgreeAsync(Flow flow, Socket client, ReadOnlyMemory<byte> first)
    {
        using NetworkStream stream = new(client, ownsSocket: false);
        flow.Limit(engine.Limits.HelloTime);
        Opening opening = await OpeningReader.ReadAsync(stream, first, flow.Lifetime).ConfigureAwait(false);
        if (opening.Hello is { } hello)
            ServerNameAgreement.Demand(hello, flow.Host, flow.Rule);
        else if (flow.Port == TlsOnlyPort)
            throw new RefusedException(RefusalKind.NotTls, "at port 443 a connection begins with TLS", $"If another protocol is meant, write the rule as '{flow.Rule.Host}:443 raw'.");
        using PrefixedStream whole = new(stream, opening.Bytes);
        if (engine.Inspector is { } inspector && inspector.Wants(flow.Host, flow.Port, flow.Rule))
            await InspectAsync(inspector, new InspectedConnection(flow, whole, opening.Hello, engine.Limits.HelloTime), flow).ConfigureAwait(false);
        else if (opening.Hello is null)
            await ClearAsync(flow, client, whole).ConfigureAwait(false);
        else if (flow.Rule.JudgesRequests)
            throw new RefusedException(RefusalKind.NotInspected, $"'{flow.Rule}' judges requests, which TLS hides", "Start the sandbox with inspection, or take methods and paths off the rule.");
        else
            await RelayAsync(flow, client, opening.Bytes).ConfigureAwait(false);
    }

    private async Task InspectAsync(IConnectionInspector inspector, InspectedConnection connection, Flow flow)
    {
        flow.Limit(engine.Limits.HelloTime);
        await inspector.InspectAsync(connection, flow.Lifetime).ConfigureAwait(false);
    }

    private async Task ClearAsync(Flow flow, Socket client, Stream stream)
    {
        using HttpReader reader = new(stream);
        ClearConnection connection = new(flow, client, stream, reader, engine.Limits.HelloTime);
        RequestHead? request = await RequestReading.ReadAsync(reader, flow.Lifetime).ConfigureAwait(false);
        if (request is not null && connection.IsForThisHost(request))
            request = await connection.RunAsync(request).ConfigureAwait(false);
        if (request is not null)
            await connection.RefuseAsync(request, Mismatch(request, flow)).ConfigureAwait(false);
    }

    private static Refusal Mismatch(RequestHead request, Flow flow) => new(
        RefusalKind.HostMismatch, $"the request is for '{request.Header["Host"]}' ({request.Method} {request.Target}) and the connection is to {flow.Host}:{flow.Port}", "Connect to the name that is meant.");

    private static async Task RelayAsync(Flow flow, Socket client, ReadOnlyMemory<byte> first)
    {
        flow.Limit(null);
        using Socket server = await flow.DialAsync(flow.Lifetime).ConfigureAwait(false);
        flow.Send(first.Length);
        for (int sent = 0; sent < first.Length;)
            sent += await server.SendAsync(first[sent..], SocketFlags.None, flow.Lifetime).ConfigureAwait(false);
        await SocketRelay.RunAsync(flow, client, server, flow.Lifetime).ConfigureAwait(false);
    }
}
