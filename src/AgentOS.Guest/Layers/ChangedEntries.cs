using AgentOS.Images.Layers;

namespace AgentOS.Guest.Layers;

/// <summary>
/// From the upper directory of an overlay to entries of a layer: overlayfs says by a character device 0/0 that a name is gone, and by an attribute that a directory hides
/// what is below it (Documentation/filesystems/overlayfs.rst); layers say both by names (OCI image specification, layer).
/// </summary>
internal sealed class ChangedEntries
{
    private const string Whiteout = ".wh.", OpaqueMarker = ".wh..wh..opq", OverlayAttribute = "trusted.overlay.", Opaque = OverlayAttribute + "opaque";

    // Places of every machine, and the files that say who it is.
    private static readonly HashSet<string> s_machine = new(StringComparer.Ordinal)
    {
        "agent/", "proc/", "sys/", "dev/", "run/", "etc/hostname", "etc/machine-id", "etc/hosts", "etc/resolv.conf",
    };

    private readonly List<TarEntry> _markers = [];

    /// <summary>What hides what is below, known when all was chosen.</summary>
    public IReadOnlyList<TarEntry> Markers => _markers;

    public TarEntry? Choose(TarEntry entry)
    {
        if (entry.Name == "./")
            return entry with { ExtendedAttributes = PaxRecords.NoAttributes };
        if (s_machine.Contains(entry.Name))
            return null;
        if (entry is { Kind: TarEntryKind.CharacterDevice, DeviceMajor: 0, DeviceMinor: 0 })
            return Marker(entry.Name[..(entry.Name.LastIndexOf('/') + 1)] + Whiteout + entry.Name[(entry.Name.LastIndexOf('/') + 1)..]);
        if (entry.ExtendedAttributes.ContainsKey(Opaque))
            _markers.Add(Marker(entry.Name + OpaqueMarker));
        return entry with
        {
            ExtendedAttributes = entry.ExtendedAttributes
                .Where(attribute => !attribute.Key.StartsWith(OverlayAttribute, StringComparison.Ordinal))
                .ToDictionary(attribute => attribute.Key, attribute => attribute.Value, StringComparer.Ordinal),
        };
    }

    private static TarEntry Marker(string name) => new() { Kind = TarEntryKind.File, Name = name };
}
