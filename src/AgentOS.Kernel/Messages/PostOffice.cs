using System.Globalization;
using AgentOS.Errors;
using AgentOS.Kernel.Events;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Waiting;

namespace AgentOS.Kernel.Messages;

/// <summary>Brings messages from one identity to another. A mailbox ends with its identity, so an agent's outlives the restarts of its program.</summary>
internal sealed class PostOffice
{
    private readonly TimeProvider _clock;
    private readonly IEventSink _events;
    private readonly AwaitedReplies _replies;
    private readonly PerIdentity<Mailbox> _mailboxes;
    private ulong _last;

    /// <param name="identities">Who there is.</param>
    /// <param name="limits">Of each mailbox.</param>
    /// <param name="events">Hears of each message.</param>
    /// <param name="clock">Measures waiting and ages.</param>
    public PostOffice(IdentityTable identities, MailboxLimits limits, IEventSink events, TimeProvider clock)
    {
        (_clock, _events) = (clock, events);
        _replies = new AwaitedReplies(identities);
        _mailboxes = new PerIdentity<Mailbox>(identities, _ => new Mailbox(limits), mailbox => mailbox.Close());
    }

    /// <summary>Makes a message of what somebody says.</summary>
    /// <exception cref="AgentOSException"><see cref="MessageErrors.TooLarge"/>.</exception>
    public Message Compose(Identity from, RawJson content, ulong? replyTo)
    {
        Message message = new(Interlocked.Increment(ref _last), from, from.Name, content, _clock.GetTimestamp(), replyTo);
        return message.Size <= Selection.RoomInAnswer
            ? message
            : throw new AgentOSException(MessageErrors.TooLarge, "send", "", $"{content.Length.ToString(CultureInfo.InvariantCulture)} bytes");
    }

    /// <summary>Delivers a message, or says that there is no room.</summary>
    /// <exception cref="AgentOSException">The addressee is gone.</exception>
    public bool TryDeliver(Message message, Identity to)
    {
        bool isDelivered = _replies.TryComplete(message, to) || _mailboxes.Of(to).TryPost(message);
        if (isDelivered)
            MessageEvents.Received(_events, message, to);
        return isDelivered;
    }

    /// <summary>Delivers a message, waiting for room.</summary>
    /// <exception cref="AgentOSException"><see cref="MessageErrors.MailboxFull"/>, or the addressee is gone.</exception>
    public async Task DeliverAsync(Message message, Identity to, TimeSpan patience, CancellationToken gone)
    {
        if (TryDeliver(message, to))
            return;
        using Pending<bool> admitted = new(patience, false, _clock, gone);
        WaitingMessage waiting = new(message, admitted);
        Mailbox mailbox = _mailboxes.Of(to);
        bool isDelivered = mailbox.TryWait(waiting) && await admitted.Result.ConfigureAwait(false);
        mailbox.Forget(waiting);
        if (!isDelivered)
            throw Full(to);
        MessageEvents.Received(_events, message, to);
    }

    /// <summary>Delivers a message and waits for its reply.</summary>
    /// <exception cref="AgentOSException"><see cref="MessageErrors.NoReply"/>, <see cref="MessageErrors.MailboxFull"/>, or the addressee is gone.</exception>
    public async Task<Message> AskAsync(Message message, Identity to, TimeSpan patience, CancellationToken gone)
    {
        using Pending<Message?> reply = new(patience, null, _clock, gone);
        _replies.Add(message.Id, new AwaitedReply(message.From, to, reply));
        try
        {
            await DeliverAsync(message, to, patience, gone).ConfigureAwait(false);
            return await reply.Result.ConfigureAwait(false) ?? throw new AgentOSException(MessageErrors.NoReply, "send", NameOf(to));
        }
        finally
        {
            _replies.Remove(message.Id);
        }
    }

    /// <summary>Takes somebody's messages.</summary>
    public IReadOnlyList<Message> Take(Identity owner, Selection wanted) => _mailboxes.Of(owner).Take(wanted);

    /// <summary>Takes somebody's messages, waiting for the first.</summary>
    /// <returns>None when none came in time.</returns>
    public async Task<IReadOnlyList<Message>> TakeAsync(Identity owner, Selection wanted, TimeSpan patience, CancellationToken gone)
    {
        using Pending<IReadOnlyList<Message>> taken = new(patience, [], _clock, gone);
        WaitingReader reader = new(wanted, taken);
        Mailbox mailbox = _mailboxes.Of(owner);
        mailbox.Await(reader);
        IReadOnlyList<Message> messages = await taken.Result.ConfigureAwait(false);
        mailbox.Forget(reader);
        return messages;
    }

    /// <summary>How long ago a message was sent.</summary>
    public TimeSpan AgeOf(Message message) => _clock.GetElapsedTime(message.Sent);

    /// <summary>The failure of a message for which there is no room.</summary>
    public static AgentOSException Full(Identity to) => new(MessageErrors.MailboxFull, "send", NameOf(to));

    private static string NameOf(Identity identity) => identity.Name ?? identity.Id.ToString(CultureInfo.InvariantCulture);
}
