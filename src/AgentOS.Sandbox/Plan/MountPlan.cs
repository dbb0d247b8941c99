using System.Globalization;
using AgentOS.Errors;
using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>Checks the mounts of a specification and decides where bubblewrap takes each from.</summary>
internal static class MountPlan
{
    public static IEnumerable<PlannedMount> Of(IReadOnlyList<SandboxMount> mounts, SandboxIdentity identity, string stagingDirectory)
    {
        int number = 0;
        // Parents before children, so that no mount hides another.
        foreach (SandboxMount mount in mounts.OrderBy(mount => mount.Destination.Count(character => character == '/')))
        {
            SandboxMount resolved = Check(mount);
            string staged = Path.Combine(stagingDirectory, (number++).ToString(CultureInfo.InvariantCulture));
            yield return resolved.Source is IHostSource source && !identity.IsStaged
                ? new PlannedMount(resolved, source.Path)
                : new PlannedMount(resolved, staged);
        }
    }

    public static IEnumerable<LayoutStep> Steps(PlannedMount planned)
    {
        string destination = planned.Mount.Destination;
        LayoutStep bind = planned.Mount.IsReadOnly
            ? new LayoutStep.BindReadOnly(planned.HostPath, destination)
            : new LayoutStep.Bind(planned.HostPath, destination);
        return planned.Mount.Source is BindSource source
            ? [bind, .. HostSockets.Below(source.Path).Select(socket =>
                new LayoutStep.BindReadOnly("/dev/null", destination + socket[source.Path.Length..]))]
            : [bind];
    }

    private static SandboxMount Check(SandboxMount mount)
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
