using System.Text.Json;

namespace AgentOS.Images.Manifests;

/// <summary>Writes manifests of images that were made here.</summary>
internal static class ManifestWriter
{
    /// <summary>The bytes; the same for the same image.</summary>
    public static byte[] Write(ImageManifest manifest) => JsonSerializer.SerializeToUtf8Bytes(new ManifestDocument
    {
        MediaType = MediaTypes.OciManifest,
        Config = Describe(manifest.Configuration),
        Layers = [.. manifest.Layers.Select(Describe)],
    }, ManifestJson.Default.ManifestDocument);

    private static DescriptorDocument Describe(BlobDescriptor blob) => new() { MediaType = blob.MediaType, Digest = blob.Digest.ToString(), Size = blob.Size };
}
