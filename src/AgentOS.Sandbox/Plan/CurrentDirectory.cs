namespace AgentOS.Sandbox;

/// <summary>The host directory a command was started in, shown read-only at its own path.</summary>
/// <param name="Mounts">The mount that shows it; empty when it is already visible or must not be shown.</param>
/// <param name="Visible">Its path when the sandbox can see it, else null.</param>
internal sealed record CurrentDirectory(IReadOnlyList<SandboxMount> Mounts, string? Visible)
{
    private static readonly string[] AlreadyVisible = ["/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc", "/opt", "/nix"];

    public static CurrentDirectory Of(SandboxSpecification specification)
    {
        if (specification.CurrentDirectory is not { } path || !Directory.Exists(path))
            return new CurrentDirectory([], null);
        if (specification.Mounts.Any(mount => mount.Destination == path))
            return new CurrentDirectory([], path);
        if (AlreadyVisible.Any(tree => PathTree.Contains(tree, path)))
            return new CurrentDirectory([], path);
        // Showing a home, or what holds homes, would show its keys: only directories below are shown.
        return ForbiddenTrees.HoldsPrivateTree(path)
            ? new CurrentDirectory([], null)
            : new CurrentDirectory([new SandboxMount(path, new BindSource(path), IsReadOnly: true)], path);
    }
}
