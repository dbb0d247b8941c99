using AgentOS.Storage.Snapshots;

namespace AgentOS.Storage;

/// <summary>A kept state of an agent.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Created">When it was made.</param>
/// <param name="KeptBytes">What was changed between it and the next one, as it was before: it and the older snapshots share these bytes.</param>
public sealed record SnapshotInfo(string Name, DateTimeOffset Created, long KeptBytes)
{
    internal static SnapshotInfo From(SnapshotRow row, long keptBytes) =>
        new(row.Name, DateTimeOffset.FromUnixTimeSeconds(row.Created.Seconds).AddTicks(row.Created.Nanoseconds / TimeSpan.NanosecondsPerTick), keptBytes);
}
