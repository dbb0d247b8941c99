using AgentOS.Images.Layers;

namespace AgentOS.Images.Trees;

/// <summary>A directory of an image.</summary>
internal sealed class ImageDirectory : ImageInode
{
    /// <summary>A directory that nothing described.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public ImageDirectory(ImageDirectory? parent)
    {
        Kind = TarEntryKind.Directory;
        Mode = 0x1ED; // 0755
        Parent = parent ?? this;
    }

    /// <summary>Where it is; the root is in itself.</summary>
    public ImageDirectory Parent { get; }

    /// <summary>What is in it, by name.</summary>
    public Dictionary<string, ImageName> Names { get; } = new(StringComparer.Ordinal);
}
