using AgentOS.Errors;
using AgentOS.Sandbox;

namespace AgentOS.Machines.Trees;

/// <summary>The mounts of a machine's program: trees of files that the host serves, and other names of them.</summary>
/// <param name="Served">The trees.</param>
/// <param name="Aliases">The other names: <c>DIRECTORY</c>, a zero byte, <c>PATH</c>.</param>
internal sealed record MachineTrees(IReadOnlyList<SandboxMount> Served, IReadOnlyList<string> Aliases)
{
    /// <summary>Sorts mounts. A machine shares no file system with its host, so one of another kind is refused.</summary>
    /// <exception cref="AgentOSException"><see cref="MachineErrors.MountNotPossible"/>.</exception>
    public static MachineTrees Of(IReadOnlyList<SandboxMount> mounts)
    {
        if (mounts.FirstOrDefault(static mount => mount.Source is not (CallbackSource { Serve: not null } or MountAlias)) is { } impossible)
            throw new AgentOSException(MachineErrors.MountNotPossible, "mount at", impossible.Destination);
        return new MachineTrees(
            [.. mounts.Where(static mount => mount.Source is CallbackSource).Select(MountRule.Check)],
            [.. mounts.Where(static mount => mount.Source is MountAlias).Select(MountRule.Check).Select(static mount => $"{((MountAlias)mount.Source).Destination}\0{mount.Destination}")]);
    }
}
