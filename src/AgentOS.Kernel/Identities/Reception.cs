using AgentOS.Kernel.Server;
using AgentOS.Kernel.Syscalls;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Identities;

/// <summary>Says who somebody is who connects to the kernel's own socket, which belongs to no agent.</summary>
internal sealed class Reception(IdentityTable identities)
{
    // Each connection is somebody of its own; what they may take is bounded for all of a kind.
    private readonly CallerQuota _operators = new(CallerLimits.Operators), _strangers = new(CallerLimits.Strangers);

    /// <summary>Gives a new connection an identity that ends with it.</summary>
    public Caller Identify(SafeFileHandle socket, OutgoingFrames frames)
    {
        Identity identity = identities.Add(IsOperator(PeerCredentials.Of(socket)) ? IdentityKind.Operator : IdentityKind.Stranger);
        CallerQuota quota = identity.Kind == IdentityKind.Operator ? _operators : _strangers;
        return new Caller(identity, () => identities.Remove(identity)) { Frames = frames, Quota = quota };
    }

    // A sandbox's programs may be of this user, too, but never in this user namespace.
    private static bool IsOperator(PeerCredentials peer) => peer.UserId == FileOwner.CurrentUserId && peer.SharesUserNamespace();
}
