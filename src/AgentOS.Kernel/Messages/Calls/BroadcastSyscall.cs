using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Messages.Calls;

/// <summary>BROADCAST: delivers a message to everybody who has a name, and says whose mailboxes were full.</summary>
internal sealed class BroadcastSyscall(PostOffice post, IdentityTable identities) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        BroadcastCall request = KernelJson.Read(payload, MessageJson.Default.BroadcastCall);
        Message message = post.Compose(caller.Identity, request.Message, null);
        int delivered = 0;
        List<uint> full = [];
        foreach (Identity to in identities.List().Where(to => to.Name is not null && (to != caller.Identity || request.IncludeSelf)).OrderBy(to => to.Id))
        {
            switch (Deliver(message, to))
            {
                case true:
                    delivered++;
                    break;
                case false:
                    full.Add(to.Id);
                    break;
            }
        }

        KernelJson.Write(answer, new BroadcastAnswer(true, delivered, [.. full]), MessageJson.Default.BroadcastAnswer);
    }

    // Null: gone meanwhile, like everybody who was gone before.
    private bool? Deliver(Message message, Identity to)
    {
        try
        {
            return post.TryDeliver(message, to);
        }
        catch (AgentOSException gone) when (gone.Definition == IdentityErrors.NotFound)
        {
            return null;
        }
    }
}
