using AgentOS.Errors;
using AgentOS.Fuse.Protocol;
using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Fuse.Protocol.Requests;
using AgentOS.Linux;

namespace AgentOS.Fuse.Operations;

/// <summary>INIT, and what it settled.</summary>
internal sealed class SessionOperations(int largestTransfer)
{
    private readonly TaskCompletionSource<InitFlags> _agreed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What both sides agreed on, once the kernel asked; fails when it is too old.</summary>
    internal Task<InitFlags> Agreed => _agreed.Task;

    internal Errno Init(RequestReader request, ref ReplyWriter reply)
    {
        if (!request.TryRead(out InitRequest init))
            return Errno.EINVAL;
        if (!Negotiation.Supports(init))
        {
            _agreed.TrySetException(new AgentOSException(
                FuseErrors.KernelTooOld, "serve", "", $"the kernel speaks {init.Major}.{init.Minor}"));
            return Errno.EPROTO;
        }

        // A kernel of a later major number asks again with ours (linux/fuse.h, "Version negotiation").
        if (init.Major > Negotiation.Major)
        {
            reply.Write(new InitReply { Major = Negotiation.Major, Minor = Negotiation.NewestMinor });
            return Errno.None;
        }

        _ = request.TryRead(out uint moreFlags);
        InitFlags agreed = Negotiation.Agree(init, moreFlags);
        reply.Write(Negotiation.Answer(init, agreed, largestTransfer));
        _agreed.TrySetResult(agreed);
        return Errno.None;
    }
}
