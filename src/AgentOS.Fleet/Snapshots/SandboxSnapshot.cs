namespace AgentOS.Fleet.Snapshots;

/// <summary>A kept state of a sandbox.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="KeptBytes">What it keeps: of files, what was changed after it, as it was before; of a VM, its whole disk, of which only what was written takes room.</param>
public sealed record SandboxSnapshot(string Name, DateTimeOffset CreatedAt, long KeptBytes);
