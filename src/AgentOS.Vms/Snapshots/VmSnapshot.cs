namespace AgentOS.Vms.Snapshots;

/// <summary>A kept state of a VM; also the JSON shape of a listing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="DiskBytes">Its disk's size; what was not written takes no room.</param>
public sealed record VmSnapshot(string Name, DateTimeOffset CreatedAt, long DiskBytes);
