using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Permissions;
using AgentOS.Policy.Files;

namespace AgentOS.Kernel.Commands;

/// <summary>
/// What a caller's policy says to files and commands in its own sandbox, which holds in any case. Files are asked for twice: as the caller wrote them,
/// so that nothing happens to what is denied, and as they were resolved, so that no link leads to it.
/// </summary>
internal sealed class SandboxAccess(Gate gate)
{
    // How Linux shows the path of a file whose own name was removed (proc(5)): also of each that bubblewrap makes of data, as /etc/passwd.
    private const string Removed = " (deleted)";

    /// <summary>Goes on only when the caller may use a file.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="access">What for.</param>
    /// <param name="sandbox">Where.</param>
    /// <param name="path">As the caller wrote it.</param>
    /// <exception cref="AgentOSException"><c>policy.denied</c>.</exception>
    public void Demand(Identity caller, PathAccess access, AgentRun sandbox, string path) =>
        gate.DemandFile(caller, access, Path.Combine(sandbox.WorkingDirectory, path));

    /// <summary>Goes on only when the caller may use a file that was found.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="access">What for.</param>
    /// <param name="sandbox">Where.</param>
    /// <param name="path">As the caller wrote it.</param>
    /// <param name="place">Where that leads.</param>
    /// <exception cref="AgentOSException"><c>policy.denied</c>.</exception>
    public void DemandResolved(Identity caller, PathAccess access, AgentRun sandbox, string path, string place)
    {
        string name = place.EndsWith(Removed, StringComparison.Ordinal) ? place[..^Removed.Length] : place;
        // One decision, one note, when nothing was hidden.
        if (AbsolutePath.Normalise(Path.Combine(sandbox.WorkingDirectory, path)) != name)
            gate.DemandFile(caller, access, name);
    }

    /// <summary>Goes on only when the caller may run a command that long.</summary>
    /// <exception cref="AgentOSException"><c>policy.denied</c>.</exception>
    public void DemandCommand(Identity caller, string command, TimeSpan time) => gate.DemandCommand(caller, command, time);
}
