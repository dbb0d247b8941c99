using AgentOS.Images.Layers;

namespace AgentOS.Images.Trees;

/// <summary>A file of an image, whatever its kind, with all its names.</summary>
internal class ImageInode
{
    public required TarEntryKind Kind { get; init; }

    /// <summary>Permission bits.</summary>
    public int Mode { get; set; }

    public uint UserId { get; set; }

    public uint GroupId { get; set; }

    /// <summary>Nanoseconds since 1970.</summary>
    public Int128 ModifyTime { get; set; }

    public IReadOnlyDictionary<string, byte[]> ExtendedAttributes { get; set; } = PaxRecords.NoAttributes;

    /// <summary>Of a symbolic link, in bytes as characters.</summary>
    public string Target { get; init; } = "";

    public long Size { get; init; }

    public uint DeviceMajor { get; init; }

    public uint DeviceMinor { get; init; }

    /// <summary>Of a file: the layer that has its content, and which entry of it.</summary>
    public (int Layer, int Entry) Source { get; init; }
}
