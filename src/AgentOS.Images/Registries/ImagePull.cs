using AgentOS.Errors;
using AgentOS.Images.Blobs;
using AgentOS.Images.Configuration;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;

namespace AgentOS.Images.Registries;

/// <summary>Brings one image's blobs here.</summary>
internal sealed class ImagePull(ImageReference reference, RegistryClient registry, BlobDownload download, BlobStore blobs, ImageLimits limits)
{
    private const int AtOnce = 3;
    private const int DeepestIndex = 3;

    /// <summary>Brings what is not here yet; the digest of the manifest for this machine.</summary>
    /// <exception cref="AgentOSException">It cannot be had.</exception>
    public async Task<ContentDigest> RunAsync(IProgress<ImageProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new(ImageStep.Asking, 0, 0));
        (ContentDigest digest, ImageManifest manifest) = await FindAsync(cancellationToken);
        PullCounter counter = new(manifest, progress);
        // The configuration comes first: it says whether the rest is worth its transfer.
        await FetchAsync(manifest.Configuration, counter, cancellationToken);
        ConfigurationReader.Read(blobs.Read(manifest.Configuration.Digest, limits.Document), reference.ToString(), manifest.Layers.Count).Platform.RequireThisMachine(reference.ToString());
        await Parallel.ForEachAsync(
            manifest.Layers.DistinctBy(layer => layer.Digest),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (layer, token) => await FetchAsync(layer, counter, token));
        return digest;
    }

    private async Task FetchAsync(BlobDescriptor blob, PullCounter counter, CancellationToken cancellationToken) =>
        await download.FetchAsync(blob, bytes => counter.Set(blob, bytes), cancellationToken);

    private async Task<(ContentDigest Digest, ImageManifest Manifest)> FindAsync(CancellationToken cancellationToken)
    {
        ManifestReader reader = new(reference.ToString(), limits);
        string version = reference.Version;
        for (int depth = 0; depth < DeepestIndex; depth++)
        {
            byte[] content = await FetchManifestAsync(version, cancellationToken);
            (ImageManifest? manifest, BlobDescriptor? elsewhere) = reader.Read(content, ImagePlatform.OfThisMachine);
            if (manifest is not null)
                return (await blobs.AddAsync(content, cancellationToken), manifest);
            version = elsewhere!.Digest.ToString();
        }

        throw new AgentOSException(ImageErrors.BadManifest, "pull", reference.ToString(), "indexes in indexes");
    }

    // A manifest that is named by its digest and is here need not be asked for.
    private async Task<byte[]> FetchManifestAsync(string version, CancellationToken cancellationToken) =>
        ContentDigest.TryParse(version, out ContentDigest digest) && blobs.Has(digest)
            ? blobs.Read(digest, limits.Document)
            : await registry.FetchManifestAsync(version, cancellationToken);
}
