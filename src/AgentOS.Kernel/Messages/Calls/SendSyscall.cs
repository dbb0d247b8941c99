using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Kernel.Waiting;

namespace AgentOS.Kernel.Messages.Calls;

/// <summary>SEND: delivers a message at once, or waits for room or for the reply when it is asked to.</summary>
internal sealed class SendSyscall(PostOffice post, IdentityTable identities) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        SendCall request = KernelJson.Read(payload, MessageJson.Default.SendCall);
        if (request.To is null && request.ToName is null)
            throw new AgentOSException(KernelErrors.BadPayload, "send", "", "to or to_name is required");
        TimeSpan? patience = request.Timeout is { } seconds ? Patience.OfSeconds(seconds) : null;
        Identity to = identities.Find(request.To, request.ToName);
        Message message = post.Compose(call.Caller.Identity, request.Message, request.ReplyTo);
        if (request.WaitReply)
        {
            call.Expect(Selection.ExpectedInAnswer);
            return AskAsync(call, message, to, patience ?? Patience.Default);
        }

        if (patience is { } wait)
            return DeliverAsync(call, message, to, wait);
        if (!post.TryDeliver(message, to))
            throw PostOffice.Full(to);
        Confirm(call, message, to, null);
        return Task.CompletedTask;
    }

    private async Task DeliverAsync(LongCall call, Message message, Identity to, TimeSpan patience)
    {
        await post.DeliverAsync(message, to, patience, call.Gone).ConfigureAwait(false);
        Confirm(call, message, to, null);
    }

    private async Task AskAsync(LongCall call, Message message, Identity to, TimeSpan patience)
    {
        Message reply = await post.AskAsync(message, to, patience, call.Gone).ConfigureAwait(false);
        Confirm(call, message, to, MessageEntry.Of(reply, post.AgeOf(reply)));
    }

    private static void Confirm(LongCall call, Message message, Identity to, MessageEntry? reply) =>
        KernelJson.Write(call.Answer, new SendAnswer(true, to.Id, message.Id, reply), MessageJson.Default.SendAnswer);
}
