using System.Runtime.CompilerServices;
using System.Text.Json;
using AgentOS.Client.Connections;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Events;

/// <summary>What happens in the kernel.</summary>
public sealed class KernelEvents
{
    private readonly KernelChannel _channel;

    internal KernelEvents(KernelChannel channel) => _channel = channel;

    /// <summary>Asks for events of these types.</summary>
    public Task SubscribeAsync(IReadOnlyList<string> types, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Subscribe, new SubscriptionRequest(types), ClientJson.Default.SubscriptionRequest, cancellationToken);

    /// <summary>Asks for no more of these types.</summary>
    public Task UnsubscribeAsync(IReadOnlyList<string> types, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Unsubscribe, new SubscriptionRequest(types), ClientJson.Default.SubscriptionRequest, cancellationToken);

    /// <summary>The events that were asked for, as they come, until the connection is over. For one reader.</summary>
    public async IAsyncEnumerable<KernelEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (byte[] payload in _channel.Events.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            yield return Payload.Read(payload, ClientJson.Default.KernelEvent);
    }

    /// <summary>Makes an event.</summary>
    public Task EmitAsync(string type, JsonElement data, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Emit, new EmitRequest(type, data), ClientJson.Default.EmitRequest, cancellationToken);

    /// <summary>Takes the answers of calls that were made asynchronously.</summary>
    public async Task<IReadOnlyList<AsyncResult>> PollResultsAsync(int? max = null, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.AsyncPoll, new AsyncPollRequest(max), ClientJson.Default.AsyncPollRequest, ClientJson.Default.AsyncPollAnswer, cancellationToken).ConfigureAwait(false)).Results;
}
