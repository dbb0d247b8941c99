using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Waiting;

namespace AgentOS.Kernel.Messages.Calls;

/// <summary>RECV: takes messages out of the caller's mailbox.</summary>
internal sealed class ReceiveSyscall(PostOffice post, IdentityTable identities) : ILongSyscall
{
    private const int Most = 1000;

    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        ReceiveCall request = KernelJson.Read(payload, MessageJson.Default.ReceiveCall);
        if (request.Max is < 1 or > Most)
            throw new AgentOSException(KernelErrors.BadPayload, "receive", "", "max is 1 to 1000");
        Identity? from = request.From is null && request.FromName is null ? null : identities.Find(request.From, request.FromName);
        TimeSpan patience = request.Timeout is { } seconds ? Patience.OfSeconds(seconds) : Patience.Default;
        Selection wanted = new(request.Max, from);
        call.Expect(Selection.ExpectedInAnswer);
        if (request.Wait)
            return WaitAsync(call, wanted, patience);
        Write(call, post.Take(call.Caller.Identity, wanted));
        return Task.CompletedTask;
    }

    private async Task WaitAsync(LongCall call, Selection wanted, TimeSpan patience) =>
        Write(call, await post.TakeAsync(call.Caller.Identity, wanted, patience, call.Gone).ConfigureAwait(false));

    private void Write(LongCall call, IReadOnlyList<Message> messages)
    {
        MessageEntry[] entries = [.. messages.Select(message => MessageEntry.Of(message, post.AgeOf(message)))];
        KernelJson.Write(call.Answer, new ReceiveAnswer(true, entries, entries.Length), MessageJson.Default.ReceiveAnswer);
    }
}
