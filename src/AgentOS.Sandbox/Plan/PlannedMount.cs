namespace AgentOS.Sandbox;

/// <summary>A mount of the specification with the host path bubblewrap takes it from.</summary>
/// <param name="Mount">As specified.</param>
/// <param name="HostPath">The source itself, or a place in the runtime directory where it is staged first.</param>
public sealed record PlannedMount(SandboxMount Mount, string HostPath)
{
    /// <summary>True when <see cref="HostPath"/> has to be made first.</summary>
    public bool IsStaged => Mount.Source is not IHostSource source || !string.Equals(source.Path, HostPath, StringComparison.Ordinal);
}
