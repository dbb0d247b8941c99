namespace AgentOS.Images.Manifests;

/// <summary>What one image of one platform is made of.</summary>
/// <param name="Configuration">The blob with its configuration.</param>
/// <param name="Layers">Layers, lowest first.</param>
public sealed record ImageManifest(BlobDescriptor Configuration, IReadOnlyList<BlobDescriptor> Layers)
{
    /// <summary>Bytes of all blobs.</summary>
    public long Size => Configuration.Size + Layers.Sum(layer => layer.Size);
}
