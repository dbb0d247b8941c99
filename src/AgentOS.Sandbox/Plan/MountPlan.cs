using System.Globalization;
using AgentOS.Errors;

namespace AgentOS.Sandbox;

/// <summary>Checks the mounts of a specification and decides where bubblewrap takes each from.</summary>
internal static class MountPlan
{
    public static IEnumerable<PlannedMount> Of(IReadOnlyList<SandboxMount> mounts, SandboxIdentity identity, string stagingDirectory)
    {
        // Parents before children, so that no mount hides another.
        SandboxMount[] ordered = [.. mounts.OrderBy(mount => mount.Destination.Count(character => character == '/')).Select(MountRule.Check)];
        string[] sources = [.. ordered.Select((mount, number) => mount.Source is IHostSource source && !identity.IsStaged
            ? source.Path
            : Path.Combine(stagingDirectory, number.ToString(CultureInfo.InvariantCulture)))];
        return ordered.Select((mount, number) => new PlannedMount(mount, sources[mount.Source is MountAlias alias ? IndexOf(ordered, alias) : number]));
    }

    private static int IndexOf(SandboxMount[] mounts, MountAlias alias)
    {
        int index = Array.FindIndex(mounts, mount => mount.Destination == alias.Destination && mount.Source is not MountAlias);
        return index >= 0 ? index : throw new AgentOSException(SandboxErrors.MountSourceMissing, "mount", alias.Destination);
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
}
