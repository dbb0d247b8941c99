using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Images.References;

namespace AgentOS.Images.Manifests;

/// <summary>Reads manifests and indexes. A document that could be either is refused: readers would not agree what it is.</summary>
/// <param name="subject">The image, for errors.</param>
/// <param name="limits">Bounds.</param>
internal sealed class ManifestReader(string subject, ImageLimits limits)
{
    /// <summary>Either the image itself or what an index says where it is.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.BadManifest"/>, <see cref="ImageErrors.NoPlatform"/>, <see cref="ImageErrors.TooLarge"/>.</exception>
    public (ImageManifest? Manifest, BlobDescriptor? Elsewhere) Read(ReadOnlySpan<byte> content, ImagePlatform platform)
    {
        ManifestDocument document = Parse(content);
        return (document.Manifests, document.Layers) switch
        {
            ({ } manifests, null) when document.Config is null => (null, Choose(manifests, platform)),
            (null, { } layers) when document.Config is { } configuration => (Check(configuration, layers), null),
            _ => throw Refuse(document.MediaType?.StartsWith(MediaTypes.DockerSchema1, StringComparison.Ordinal) == true || document.SchemaVersion == 1
                ? "it is of Docker's schema 1"
                : "it is neither an index nor a manifest"),
        };
    }

    private ManifestDocument Parse(ReadOnlySpan<byte> content)
    {
        try
        {
            return JsonSerializer.Deserialize(content, ManifestJson.Default.ManifestDocument) ?? throw Refuse("it is empty");
        }
        catch (JsonException malformed)
        {
            throw Refuse("it is no JSON of a manifest", malformed);
        }
    }

    private BlobDescriptor Choose(List<DescriptorDocument> manifests, ImagePlatform platform)
    {
        // Attestations stand in indexes with the platform unknown/unknown.
        DescriptorDocument? found = manifests.Find(entry => entry.Platform?.Os == platform.Os && entry.Platform.Architecture == platform.Architecture)
            ?? (manifests is [{ Platform: null } only] ? only : null);
        if (found is not null)
            return Check(found, limits.Document);
        string offered = string.Join(", ", manifests.Where(entry => entry.Platform is not null and not { Os: "unknown" }).Select(entry => $"{entry.Platform!.Os}/{entry.Platform.Architecture}").Distinct(StringComparer.Ordinal).Take(12));
        throw new AgentOSException(ImageErrors.NoPlatform, "use image", subject, $"this machine is {platform}; there is {(offered.Length == 0 ? "none" : offered)}");
    }

    private ImageManifest Check(DescriptorDocument configuration, List<DescriptorDocument> layers)
    {
        if (layers.Count > limits.Layers)
            throw new AgentOSException(ImageErrors.TooLarge, "use image", subject, $"{layers.Count} layers; {limits.Layers} at most");
        ImageManifest manifest = new(Check(configuration, limits.Document), [.. layers.Select(layer => Check(layer, limits.Blob))]);
        return manifest.Layers.FirstOrDefault(layer => !MediaTypes.IsLayer(layer.MediaType)) is { } other
            ? throw Refuse($"a layer of type {other.MediaType}")
            : manifest;
    }

    private BlobDescriptor Check(DescriptorDocument descriptor, long largest)
    {
        if (!ContentDigest.TryParse(descriptor.Digest, out ContentDigest digest) || descriptor.Size < 0 || descriptor.MediaType is not { } mediaType)
            throw Refuse("a descriptor without type, SHA-256 or size");
        return descriptor.Size <= largest
            ? new(mediaType, digest, descriptor.Size)
            : throw new AgentOSException(ImageErrors.TooLarge, "use image", subject, $"{digest} has {descriptor.Size} bytes; {largest} at most");
    }

    private AgentOSException Refuse(string detail, Exception? inner = null) => new(ImageErrors.BadManifest, "use image", subject, detail, inner);
}
