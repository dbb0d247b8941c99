using System.Net;
using System.Net.Sockets;
using AgentOS.Network.Connections;
using AgentOS.Network.Http;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;

namespace AgentOS.Network.Capture;

/// <summary>Connections that were captured: their own address is the one that was wanted, and says the name.</summary>
internal sealed class CapturedConnections(EgressEngine engine, NamedConnections named)
{
    private const int ClearPort = 80;

    /// <summary>Carries one whose own address was wanted.</summary>
    public Task CarryAsync(Socket client) => CarryAsync(client, (IPEndPoint)client.LocalEndPoint!);

    /// <summary>Carries one to its end.</summary>
    public async Task CarryAsync(Socket client, IPEndPoint wanted)
    {
        string? name = engine.Names.Hold(wanted.Address);
        try
        {
            EgressDecision decision = name is null ? engine.Policy.Decide(wanted.Address, wanted.Port) : engine.Policy.Decide(name, wanted.Port);
            EgressEvent begun = engine.Begin(EgressSource.Connection, decision.Host, decision.Port, engine.Find(client));
            if (decision.Refusal is not { } refusal)
                await named.CarryAsync(client, ReadOnlyMemory<byte>.Empty, begun, decision).ConfigureAwait(false);
            else
                await RefuseAsync(client, begun, decision, refusal).ConfigureAwait(false);
        }
        finally
        {
            if (name is not null)
                engine.Names.Release(name);
        }
    }

    /// <summary>Where clear HTTP is spoken, the client is told in its own language; elsewhere it is cut off at once.</summary>
    private async Task RefuseAsync(Socket client, EgressEvent begun, EgressDecision decision, Refusal refusal)
    {
        engine.Refuse(begun, decision, refusal);
        if (decision.Port == ClearPort)
            await ExplainAsync(client, decision, refusal).ConfigureAwait(false);
        client.Close(0);
    }

    private async Task ExplainAsync(Socket client, EgressDecision decision, Refusal refusal)
    {
        using CancellationTokenSource limit = new(engine.Limits.HelloTime, engine.Time);
        using NetworkStream stream = new(client, ownsSocket: false);
        using HttpReader reader = new(stream);
        try
        {
            if (await reader.ReadRequestAsync(limit.Token).ConfigureAwait(false) is { } request)
                await ClosingAnswer.SendAsync(client, stream, reader, RefusalAnswer.Of(decision.Host, decision.Port, decision.Rule, refusal, request.Method), limit.Token).ConfigureAwait(false);
        }
        catch (FormatException)
        {
            // What is no request gets no answer.
        }
    }
}
