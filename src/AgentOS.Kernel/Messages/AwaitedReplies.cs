using System.Collections.Concurrent;
using AgentOS.Kernel.Identities;

namespace AgentOS.Kernel.Messages;

/// <summary>The replies that are waited for, by the messages they answer. Thread-safe.</summary>
internal sealed class AwaitedReplies
{
    private readonly ConcurrentDictionary<ulong, AwaitedReply> _awaited = [];

    public AwaitedReplies(IdentityTable identities) => identities.Removed += EndAllOf;

    /// <summary>Somebody waits for the reply to a message; before it is sent.</summary>
    public void Add(ulong message, AwaitedReply awaited) => _awaited[message] = awaited;

    /// <summary>Nobody waits for it any more.</summary>
    public void Remove(ulong message) => _awaited.TryRemove(message, out _);

    /// <summary>Gives a reply to whom waits for it.</summary>
    /// <returns>False when nobody does, or not for one between these two: it is a message like any other.</returns>
    public bool TryComplete(Message reply, Identity to) =>
        reply.ReplyTo is { } question && _awaited.TryGetValue(question, out AwaitedReply? awaited)
        && awaited.Addressee == reply.From && awaited.Asker == to && awaited.Reply.TryComplete(reply);

    private void EndAllOf(Identity gone)
    {
        foreach (AwaitedReply awaited in _awaited.Values.Where(awaited => awaited.Addressee == gone))
            awaited.Reply.TryComplete(null);
    }
}
