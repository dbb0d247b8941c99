using AgentOS.Sandbox;
using AgentOS.Store.Running;

namespace AgentOS.Store.Preparation;

/// <summary>An agent's code as it runs, and what its setup left in its home.</summary>
/// <param name="Code">The host's directory of its code.</param>
/// <param name="Home">The host's directory of what setup left in the home; null when there was no setup.</param>
public sealed record PreparedAgent(string Code, string? Home)
{
    // Its own mounts; the session's files are never laid under others.
    private static readonly string[] s_taken = [AgentHome.CodeName, AgentHome.WorkspaceName];

    /// <summary>Both as the agent sees them: read-only, each thing of the home at its own name.</summary>
    internal IReadOnlyList<SandboxMount> Mounts =>
    [
        new(AgentHome.Code, new BindSource(Code), IsReadOnly: true),
        .. Left().Select(path => new SandboxMount($"{AgentHome.Path}/{Path.GetFileName(path)}", new BindSource(path), IsReadOnly: true)),
    ];

    // No links: setup made them, and what they say would be looked up on the host.
    private IEnumerable<string> Left() => Home is null
        ? []
        : new DirectoryInfo(Home).EnumerateFileSystemInfos()
            .Where(entry => entry.LinkTarget is null && (entry is DirectoryInfo || (entry.Attributes & FileAttributes.Device) == 0) && !s_taken.Contains(entry.Name, StringComparer.Ordinal))
            .Select(entry => entry.FullName);
}
