using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Messages;

namespace AgentOS.Kernel.Tests.Messages;

public sealed class PostOfficeTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1), s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    [Trait("Rule", "M2")]
    public void A_full_mailbox_takes_nothing_and_keeps_what_it_has()
    {
        Office office = new(new MailboxLimits(Messages: 2));
        Identity sender = office.Somebody(), reader = office.Somebody();
        Assert.True(office.Post.TryDeliver(office.Write(sender, "1"), reader));
        Assert.True(office.Post.TryDeliver(office.Write(sender, "2"), reader));
        Assert.False(office.Post.TryDeliver(office.Write(sender, "3"), reader));
        Assert.Equal(["1", "2"], office.Post.Take(reader, Office.Any()).Select(Office.Text));
        Assert.True(office.Post.TryDeliver(office.Write(sender, "4"), reader));
    }

    [Fact]
    [Trait("Rule", "M2")]
    public void A_mailbox_is_full_by_bytes_too()
    {
        Office office = new(new MailboxLimits(Bytes: 5000));
        Identity sender = office.Somebody(), reader = office.Somebody();
        string large = $"\"{new string('x', 4000)}\"";
        Assert.True(office.Post.TryDeliver(office.Write(sender, large), reader));
        Assert.False(office.Post.TryDeliver(office.Write(sender, large), reader));
    }

    [Fact]
    [Trait("Rule", "M2")]
    public async Task Who_waits_for_room_gets_it_when_messages_are_taken()
    {
        Office office = new(new MailboxLimits(Messages: 1));
        Identity sender = office.Somebody(), reader = office.Somebody();
        await office.Post.DeliverAsync(office.Write(sender, "1"), reader, s_minute, Office.Here);
        Task second = office.Post.DeliverAsync(office.Write(sender, "2"), reader, s_minute, Office.Here);
        Task third = office.Post.DeliverAsync(office.Write(sender, "3"), reader, s_minute, Office.Here);
        Assert.False(second.IsCompleted);
        // Room that somebody waits for is nobody else's.
        Assert.False(office.Post.TryDeliver(office.Write(sender, "4"), reader));
        Assert.Equal("1", Office.Text(Assert.Single(office.Post.Take(reader, Office.Any()))));
        await second.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        Assert.False(third.IsCompleted);
        Assert.Equal("2", Office.Text(Assert.Single(office.Post.Take(reader, Office.Any()))));
        await third.WaitAsync(s_patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    [Trait("Rule", "M2")]
    public async Task Who_waits_for_room_in_vain_is_told_and_nothing_is_delivered()
    {
        Office office = new(new MailboxLimits(Messages: 1));
        Identity sender = office.Somebody(), reader = office.Somebody();
        office.Post.TryDeliver(office.Write(sender, "1"), reader);
        Task waiting = office.Post.DeliverAsync(office.Write(sender, "2"), reader, s_minute, Office.Here);
        office.Clock.Advance(s_minute);
        Assert.Equal(MessageErrors.MailboxFull, (await Assert.ThrowsAsync<AgentOSException>(() => waiting)).Definition);
        Assert.Equal("1", Office.Text(Assert.Single(office.Post.Take(reader, Office.Any()))));
        Assert.Empty(office.Post.Take(reader, Office.Any()));
    }

    [Fact]
    public async Task Only_so_many_wait_for_room()
    {
        Office office = new(new MailboxLimits(Messages: 1, Waiting: 1));
        Identity sender = office.Somebody(), reader = office.Somebody();
        office.Post.TryDeliver(office.Write(sender, "1"), reader);
        _ = office.Post.DeliverAsync(office.Write(sender, "2"), reader, s_minute, Office.Here);
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => office.Post.DeliverAsync(office.Write(sender, "3"), reader, s_minute, Office.Here));
        Assert.Equal(MessageErrors.MailboxFull, refused.Definition);
    }

    [Fact]
    [Trait("Rule", "M4")]
    public async Task A_waiting_reader_gets_the_next_message()
    {
        Office office = new();
        Identity sender = office.Somebody("sender"), reader = office.Somebody();
        Task<IReadOnlyList<Message>> taken = office.Post.TakeAsync(reader, Office.Any(), s_minute, Office.Here);
        Assert.False(taken.IsCompleted);
        office.Post.TryDeliver(office.Write(sender, "\"hello\""), reader);
        Message message = Assert.Single(await taken.WaitAsync(s_patience, TestContext.Current.CancellationToken));
        Assert.Equal(("\"hello\"", sender, "sender"), (Office.Text(message), message.From, message.FromName));
        Assert.Empty(office.Post.Take(reader, Office.Any()));
    }

    [Fact]
    [Trait("Rule", "M4")]
    public async Task A_waiting_reader_whose_time_is_over_gets_nothing_and_takes_nothing()
    {
        Office office = new();
        Identity sender = office.Somebody(), reader = office.Somebody();
        Task<IReadOnlyList<Message>> taken = office.Post.TakeAsync(reader, Office.Any(), s_minute, Office.Here);
        office.Clock.Advance(s_minute);
        Assert.Empty(await taken.WaitAsync(s_patience, TestContext.Current.CancellationToken));
        office.Post.TryDeliver(office.Write(sender, "1"), reader);
        Assert.Single(office.Post.Take(reader, Office.Any()));
    }

    [Fact]
    public async Task A_waiting_reader_that_is_gone_takes_nothing()
    {
        Office office = new();
        Identity sender = office.Somebody(), reader = office.Somebody();
        using CancellationTokenSource gone = new();
        Task<IReadOnlyList<Message>> taken = office.Post.TakeAsync(reader, Office.Any(), s_minute, gone.Token);
        await gone.CancelAsync();
        Assert.Empty(await taken.WaitAsync(s_patience, TestContext.Current.CancellationToken));
        office.Post.TryDeliver(office.Write(sender, "1"), reader);
        Assert.Single(office.Post.Take(reader, Office.Any()));
    }

    [Fact]
    public void A_reader_may_take_one_senders_messages_only()
    {
        Office office = new();
        Identity one = office.Somebody(), other = office.Somebody(), reader = office.Somebody();
        office.Post.TryDeliver(office.Write(one, "1"), reader);
        office.Post.TryDeliver(office.Write(other, "2"), reader);
        Assert.Equal("2", Office.Text(Assert.Single(office.Post.Take(reader, new Selection(10, other)))));
        Assert.Equal("1", Office.Text(Assert.Single(office.Post.Take(reader, Office.Any()))));
    }

    [Fact]
    [Trait("Rule", "M5")]
    public async Task Who_asks_gets_the_reply_and_nobody_elses()
    {
        Office office = new();
        Identity asker = office.Somebody(), addressee = office.Somebody(), intruder = office.Somebody();
        Message question = office.Write(asker, "\"?\"");
        Task<Message> reply = office.Post.AskAsync(question, addressee, s_minute, Office.Here);
        office.Post.TryDeliver(office.Write(intruder, "\"forged\"", question.Id), asker);
        Assert.False(reply.IsCompleted);
        office.Post.TryDeliver(office.Write(addressee, "\"!\"", question.Id), asker);
        Assert.Equal("\"!\"", Office.Text(await reply.WaitAsync(s_patience, TestContext.Current.CancellationToken)));
        // The forged one is a message like any other.
        Assert.Equal("\"forged\"", Office.Text(Assert.Single(office.Post.Take(asker, Office.Any()))));
    }

    [Fact]
    [Trait("Rule", "M5")]
    public async Task A_reply_that_comes_too_late_is_in_the_mailbox()
    {
        Office office = new();
        Identity asker = office.Somebody(), addressee = office.Somebody();
        Message question = office.Write(asker, "\"?\"");
        Task<Message> reply = office.Post.AskAsync(question, addressee, s_minute, Office.Here);
        office.Clock.Advance(s_minute);
        Assert.Equal(MessageErrors.NoReply, (await Assert.ThrowsAsync<AgentOSException>(() => reply)).Definition);
        office.Post.TryDeliver(office.Write(addressee, "\"!\"", question.Id), asker);
        Assert.Equal(question.Id, Assert.Single(office.Post.Take(asker, Office.Any())).ReplyTo);
    }

    [Fact]
    [Trait("Rule", "M6")]
    public async Task Who_goes_takes_the_mailbox_along_and_leaves_nobody_waiting()
    {
        Office office = new(new MailboxLimits(Messages: 1));
        Identity asker = office.Somebody(), gone = office.Somebody();
        Task<Message> reply = office.Post.AskAsync(office.Write(asker, "1"), gone, s_minute, Office.Here);
        Task waiting = office.Post.DeliverAsync(office.Write(asker, "2"), gone, s_minute, Office.Here);
        office.Identities.Remove(gone);
        await Assert.ThrowsAsync<AgentOSException>(() => reply.WaitAsync(s_patience, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<AgentOSException>(() => waiting.WaitAsync(s_patience, TestContext.Current.CancellationToken));
        AgentOSException late = Assert.Throws<AgentOSException>(() => office.Post.TryDeliver(office.Write(asker, "3"), gone));
        Assert.Equal(IdentityErrors.NotFound, late.Definition);
    }

    [Fact]
    public void A_message_that_no_answer_could_carry_is_refused()
    {
        Office office = new();
        Identity sender = office.Somebody();
        AgentOSException refused = Assert.Throws<AgentOSException>(() => office.Write(sender, $"\"{new string('x', 1 << 20)}\""));
        Assert.Equal(MessageErrors.TooLarge, refused.Definition);
    }
}
