using AgentOS.Kernel;
using AgentOS.Sandbox;
using AgentOS.Store.Running;

namespace AgentOS.Store.Preparation;

/// <summary>An agent's code as it runs, and what its setup left in its home.</summary>
/// <param name="Code">The host's directory of its code.</param>
/// <param name="Home">The host's directory of what setup left in the home; null when there was no setup.</param>
public sealed record PreparedAgent(string Code, string? Home)
{
    private const string Aside = "/opt/agentos-setup";

    // Its own mounts; the session's files are never laid under others.
    private static readonly string[] s_taken = [AgentHome.CodeName, AgentHome.WorkspaceName];

    /// <summary>Both as the agent sees them, each thing of the home at its own name. It may change them for as long as it runs: many programs write beside their code.</summary>
    internal IReadOnlyList<ScratchLayer> Layers =>
        [new(AgentHome.Code, Code), .. Left().OfType<DirectoryInfo>().Select(static directory => new ScratchLayer(PlaceOf(directory), directory.FullName))];

    /// <summary>Single files of the home: read-only.</summary>
    internal IReadOnlyList<SandboxMount> Mounts => [.. Left().OfType<FileInfo>().Select(static file => new SandboxMount(PlaceOf(file), new BindSource(file.FullName), IsReadOnly: true))];

    /// <summary>In a machine, which shares no single files with its host: all of the home at a place aside, read-only.</summary>
    internal IReadOnlyList<ScratchLayer> AliasedLayers => Left().OfType<FileInfo>().Any() ? [new ScratchLayer(Aside, Home!) { IsReadOnly = true }] : [];

    /// <summary>The single files of it at their names.</summary>
    internal IReadOnlyList<SandboxMount> Aliases => [.. Left().OfType<FileInfo>().Select(static file => new SandboxMount(PlaceOf(file), new MountAlias($"{Aside}/{file.Name}"), IsReadOnly: true))];

    private static string PlaceOf(FileSystemInfo entry) => $"{AgentHome.Path}/{entry.Name}";

    // No links: setup made them, and what they say would be looked up on the host.
    private IEnumerable<FileSystemInfo> Left() => Home is null
        ? []
        : new DirectoryInfo(Home).EnumerateFileSystemInfos()
            .Where(entry => entry.LinkTarget is null && (entry is DirectoryInfo || (entry.Attributes & FileAttributes.Device) == 0) && !s_taken.Contains(entry.Name, StringComparer.Ordinal));
}
