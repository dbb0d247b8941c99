using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Messages;

namespace AgentOS.Kernel.Tests.Messages;

/// <summary>Whatever senders and readers do, each sender's messages come once each and in the order of sending.</summary>
public sealed class MailboxOrderTests
{
    private const int Senders = 4, Steps = 2000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60), s_wait = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20261121)]
    [Trait("Rule", "M3")]
    public async Task Each_senders_messages_come_once_each_and_in_order(int seed)
    {
        Random random = new(seed);
        Office office = new(new MailboxLimits(Messages: 5, Waiting: 3));
        Identity[] senders = [.. Enumerable.Range(0, Senders).Select(_ => office.Somebody())];
        Identity reader = office.Somebody();
        List<(Message Message, Task Delivery)> sent = [];
        List<Task<IReadOnlyList<Message>>> takes = [];
        List<Message> takenAtOnce = [];
        for (int step = 0; step < Steps; step++)
        {
            Identity sender = senders[random.Next(Senders)];
            switch (random.Next(5))
            {
                case 0:
                    Message message = office.Write(sender, $"{step}");
                    if (office.Post.TryDeliver(message, reader))
                        sent.Add((message, Task.CompletedTask));
                    break;
                case 1:
                    Message waiting = office.Write(sender, $"{step}");
                    sent.Add((waiting, office.Post.DeliverAsync(waiting, reader, s_wait, Office.Here)));
                    break;
                case 2:
                    IReadOnlyList<Message> now = office.Post.Take(reader, new Selection(random.Next(1, 4), random.Next(3) == 0 ? sender : null));
                    takenAtOnce.AddRange(now);
                    takes.Add(Task.FromResult(now));
                    break;
                case 3:
                    takes.Add(office.Post.TakeAsync(reader, new Selection(random.Next(1, 4), random.Next(3) == 0 ? sender : null), s_wait, Office.Here));
                    break;
                default:
                    if (random.Next(10) == 0)
                        office.Clock.Advance(s_wait);
                    break;
            }
        }

        // Readers that wait take what is left; then time ends for all who wait still.
        office.Clock.Advance(s_wait);
        for (int count = 0; count < Steps; count++)
            takes.Add(Task.FromResult(office.Post.Take(reader, Office.Any())));
        HashSet<ulong> delivered = [];
        foreach ((Message message, Task delivery) in sent)
        {
            if (await IsDelivered(delivery))
                delivered.Add(message.Id);
        }

        Message[] received = [.. (await Task.WhenAll(takes).WaitAsync(s_patience, TestContext.Current.CancellationToken)).SelectMany(messages => messages)];
        Assert.Equal(delivered.Order(), received.Select(message => message.Id).Order());
        AssertOrdered(takenAtOnce);
        foreach (Task<IReadOnlyList<Message>> take in takes)
            AssertOrdered(await take);
    }

    private static void AssertOrdered(IEnumerable<Message> messages) =>
        Assert.All(messages.GroupBy(message => message.From), own => Assert.Equal(own.Select(message => message.Id).Order(), own.Select(message => message.Id)));

    private static async Task<bool> IsDelivered(Task delivery)
    {
        try
        {
            await delivery.WaitAsync(s_patience, TestContext.Current.CancellationToken);
            return true;
        }
        catch (AgentOSException full) when (full.Definition == MessageErrors.MailboxFull)
        {
            return false;
        }
    }
}
