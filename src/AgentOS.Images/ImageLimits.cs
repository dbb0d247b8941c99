namespace AgentOS.Images;

/// <summary>What an image may ask of this machine at most. Sizes are bytes.</summary>
public sealed record ImageLimits
{
    /// <summary>A manifest, an index or a configuration.</summary>
    public int Document { get; init; } = 4 << 20;

    /// <summary>Layers of an image.</summary>
    public int Layers { get; init; } = 256;

    /// <summary>A layer as it is transferred.</summary>
    public long Blob { get; init; } = 16L << 30;

    /// <summary>All of an image's layers unpacked, with what later layers remove.</summary>
    public long Unpacked { get; init; } = 64L << 30;

    /// <summary>Entries of all layers.</summary>
    public int Entries { get; init; } = 2_000_000;

    /// <summary>Their names, links and extended attributes, which are in memory while a root disk is made.</summary>
    public long Metadata { get; init; } = 512L << 20;

    /// <summary>A root disk.</summary>
    public long RootDisk { get; init; } = 32L << 30;
}
