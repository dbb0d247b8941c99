using System.Text.Json;
using AgentOS.Client.Connections;
using AgentOS.Errors;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Messages;

/// <summary>Messages between agents.</summary>
public sealed class AgentMessages
{
    private readonly KernelChannel _channel;

    internal AgentMessages(KernelChannel channel) => _channel = channel;

    /// <summary>Takes a name, by which others find the caller.</summary>
    /// <exception cref="AgentOSException">Somebody else has it.</exception>
    public Task RegisterAsync(string name, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Register, new RegisterRequest(name), ClientJson.Default.RegisterRequest, cancellationToken);

    /// <summary>Sends a message to somebody's number.</summary>
    /// <exception cref="AgentOSException">There is nobody, or the mailbox is full.</exception>
    public Task SendAsync(uint to, JsonElement message, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Send, new SendRequest(message) { To = to }, ClientJson.Default.SendRequest, cancellationToken);

    /// <summary>Sends a message to somebody's name.</summary>
    /// <exception cref="AgentOSException">There is nobody, or the mailbox is full.</exception>
    public Task SendAsync(string to, JsonElement message, CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Send, new SendRequest(message) { ToName = to }, ClientJson.Default.SendRequest, cancellationToken);

    /// <summary>Sends a message to somebody's name and waits for the reply.</summary>
    /// <param name="to">Whose name.</param>
    /// <param name="message">What to say.</param>
    /// <param name="timeout">How long to wait, in seconds; null is 30.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AgentOSException">There is nobody, or no reply came.</exception>
    public async Task<ReceivedMessage> AskAsync(string to, JsonElement message, double? timeout = null, CancellationToken cancellationToken = default)
    {
        SendRequest request = new(message) { ToName = to, WaitReply = true, Timeout = timeout };
        SendAnswer answer = await _channel.CallAsync(Opcode.Send, request, ClientJson.Default.SendRequest, ClientJson.Default.SendAnswer, cancellationToken).ConfigureAwait(false);
        return answer.Reply ?? throw new AgentOSException(ClientErrors.BadAnswer, "ask", to);
    }

    /// <summary>Answers a message, whose sender may wait for it.</summary>
    /// <exception cref="AgentOSException">The sender is gone, or its mailbox is full.</exception>
    public Task ReplyAsync(ReceivedMessage question, JsonElement message, CancellationToken cancellationToken = default) => _channel.CallAsync(
        Opcode.Send, new SendRequest(message) { To = question.From, ReplyTo = question.Id }, ClientJson.Default.SendRequest, cancellationToken);

    /// <summary>Takes messages out of the caller's mailbox.</summary>
    /// <param name="max">At most so many; null is 10.</param>
    /// <param name="timeout">How long to wait for the first, in seconds; null does not wait.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(int? max = null, double? timeout = null, CancellationToken cancellationToken = default)
    {
        ReceiveRequest request = new(max, timeout is null ? null : true, timeout);
        return (await _channel.CallAsync(Opcode.Receive, request, ClientJson.Default.ReceiveRequest, ClientJson.Default.ReceiveAnswer, cancellationToken).ConfigureAwait(false)).Messages;
    }

    /// <summary>Sends a message to everybody who has a name.</summary>
    /// <returns>To how many.</returns>
    public async Task<int> BroadcastAsync(JsonElement message, bool includeSelf = false, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.Broadcast, new BroadcastRequest(message, includeSelf), ClientJson.Default.BroadcastRequest, ClientJson.Default.BroadcastAnswer, cancellationToken)
            .ConfigureAwait(false)).DeliveredCount;
}
