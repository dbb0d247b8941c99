using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Images.Blobs;
using AgentOS.Images.Configuration;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;

namespace AgentOS.Images.Archives;

/// <summary>Makes an image of what <c>docker save</c> wrote.</summary>
internal sealed class DockerImport(string path, BlobStore blobs, ImageLimits limits)
{
    /// <summary>Writes the manifest that such archives do not have.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.BadArchive"/>, and those of images.</exception>
    public async Task<ImportedImage> ReadAsync(ImportedFiles files, CancellationToken cancellationToken)
    {
        DockerArchiveEntry entry = Parse(files.DockerManifest ?? throw Refuse("it has neither index.json nor manifest.json"));
        (ContentDigest Digest, long Size) configuration = files.Find(entry.Config ?? "") ?? throw Refuse("its configuration is missing");
        List<BlobDescriptor> layers = [];
        foreach (string layer in entry.Layers ?? [])
        {
            (ContentDigest digest, long size) = files.Find(layer) ?? throw Refuse($"{layer} is missing");
            layers.Add(new(MediaTypes.OciLayer, digest, size));
        }

        ConfigurationReader.Read(blobs.Read(configuration.Digest, limits.Document), path, layers.Count).Platform.RequireThisMachine(path);
        byte[] manifest = ManifestWriter.Write(new(new(MediaTypes.OciConfiguration, configuration.Digest, configuration.Size), layers));
        return new(await blobs.AddAsync(manifest, cancellationToken), entry.RepoTags is [{ } tag, ..] ? ImageReference.Parse(tag) : null);
    }

    private DockerArchiveEntry Parse(byte[] manifest)
    {
        try
        {
            return JsonSerializer.Deserialize(manifest, ManifestJson.Default.ListDockerArchiveEntry) switch
            {
                [{ } only] => only,
                { Count: > 1 } several => throw Refuse($"it has {several.Count} images; save one at a time"),
                _ => throw Refuse("it has no image"),
            };
        }
        catch (JsonException malformed)
        {
            throw Refuse("its manifest.json is none", malformed);
        }
    }

    private AgentOSException Refuse(string detail, Exception? inner = null) => new(ImageErrors.BadArchive, "import", path, detail, inner);
}
