namespace AgentOS.Guest.Machines;

/// <summary>A mount that is still to be made.</summary>
/// <param name="Path">Where.</param>
/// <param name="Source">The directory it is another name of; null is none.</param>
/// <param name="Make">Makes it.</param>
internal sealed record MachineMount(string Path, string? Source, Action Make)
{
    /// <summary>Each after those that it lies in, and that what it names lies in: no mount hides another, and none names what is not there yet.</summary>
    public static IEnumerable<MachineMount> InOrder(IEnumerable<MachineMount> mounts)
    {
        List<MachineMount> waiting = [.. mounts];
        while (waiting.Count > 0)
        {
            MachineMount next = waiting.Find(mount => !waiting.Exists(other => other != mount && mount.Needs(other))) ?? waiting[0];
            waiting.Remove(next);
            yield return next;
        }
    }

    private bool Needs(MachineMount other) => IsWithin(Path, other.Path) || Source is not null && IsWithin(Source, other.Path);

    private static bool IsWithin(string path, string directory) => path == directory || path.StartsWith(directory + "/", StringComparison.Ordinal);
}
