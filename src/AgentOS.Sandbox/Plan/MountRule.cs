using AgentOS.Errors;
using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>What may be shown to a program, and where; the same in every tier.</summary>
public static class MountRule
{
    /// <summary>Checks a mount.</summary>
    /// <returns>It; a source of the host without links.</returns>
    /// <exception cref="AgentOSException">An entry of <see cref="SandboxErrors"/>.</exception>
    public static SandboxMount Check(SandboxMount mount)
    {
        if (ForbiddenTrees.IsForbiddenDestination(mount.Destination))
            throw new AgentOSException(SandboxErrors.MountDestinationForbidden, "mount at", mount.Destination);
        if (mount.Source is not BindSource bind)
            return mount;
        if (!Path.Exists(bind.Path))
            throw new AgentOSException(SandboxErrors.MountSourceMissing, "mount", bind.Path);
        string real = RealPath.Of(bind.Path);
        return !ForbiddenTrees.IsForbiddenSource(real)
            ? mount with { Source = new BindSource(real) }
            : throw new AgentOSException(SandboxErrors.MountSourceForbidden, "mount", bind.Path);
    }
}
