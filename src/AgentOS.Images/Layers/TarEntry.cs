namespace AgentOS.Images.Layers;

/// <summary>One entry of an archive. Names are bytes, each carried as the character of its value: file names need not be UTF-8.</summary>
internal sealed record TarEntry
{
    public required TarEntryKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Where a link leads; else empty.</summary>
    public string Target { get; init; } = "";

    /// <summary>Permission bits.</summary>
    public int Mode { get; init; }

    public uint UserId { get; init; }

    public uint GroupId { get; init; }

    /// <summary>Bytes of content.</summary>
    public long Size { get; init; }

    /// <summary>Last change, nanoseconds since 1970.</summary>
    public Int128 ModifyTime { get; init; }

    public uint DeviceMajor { get; init; }

    public uint DeviceMinor { get; init; }

    public IReadOnlyDictionary<string, byte[]> ExtendedAttributes { get; init; } = PaxRecords.NoAttributes;
}
