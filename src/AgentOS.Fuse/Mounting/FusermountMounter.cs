using AgentOS.Errors;

namespace AgentOS.Fuse;

/// <summary>Mounting as an ordinary user, through fusermount3.</summary>
internal static class FusermountMounter
{
    internal static FuseConnection Mount(string mountPoint, FuseMountOptions options) =>
        throw new AgentOSException(FuseErrors.NotAllowed, "mount on", mountPoint, options.Name);
}
