using System.Net.Sockets;
using AgentOS.Network.Policy;
using AgentOS.Network.Record;

namespace AgentOS.Network.Connections;

/// <summary>A connection that a call of the kernel makes for the sandbox. Its record ends when its stream is disposed.</summary>
internal static class CalledConnection
{
    public static async Task<Stream> OpenAsync(EgressEngine engine, string host, int port, CancellationToken cancellationToken)
    {
        EgressDecision decision = engine.Policy.Decide(host, port);
        EgressEvent begun = engine.Begin(EgressSource.Call, decision.Host, port);
        if (decision.Refusal is { } refusal)
        {
            engine.Refuse(begun, decision, refusal);
            throw refusal.ToException(decision.Host, port);
        }

        TaskCompletionSource<Stream> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = CarryAsync(engine, begun, decision, opened, cancellationToken);
        return await opened.Task.ConfigureAwait(false);
    }

    private static async Task CarryAsync(EgressEngine engine, EgressEvent begun, EgressDecision decision, TaskCompletionSource<Stream> opened, CancellationToken cancellationToken)
    {
        TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Socket? socket = null;
        using Flow flow = new(engine, begun, decision, () => socket?.Close(0));
        Refusal? end = await flow.RunAsync(async () =>
        {
            using (CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, flow.Lifetime))
                socket = await flow.DialAsync(both.Token).ConfigureAwait(false);
            opened.SetResult(new CalledStream(flow, socket, over));
            await over.Task.WaitAsync(flow.Lifetime).ConfigureAwait(false);
        }).ConfigureAwait(false);
        if (end is null)
            opened.TrySetCanceled(cancellationToken);
        else
            opened.TrySetException(end.ToException(decision.Host, decision.Port));
    }
}
