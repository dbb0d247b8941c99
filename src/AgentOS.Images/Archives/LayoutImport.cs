using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Images.Blobs;
using AgentOS.Images.Configuration;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;

namespace AgentOS.Images.Archives;

/// <summary>Finds the image of an OCI layout. Blobs are among ours under the digests they have, whatever the layout calls them.</summary>
internal sealed class LayoutImport(string path, BlobStore blobs, ImageLimits limits)
{
    private const int DeepestIndex = 4;
    private const string ReferenceName = "org.opencontainers.image.ref.name";
    private const string ContainerdName = "io.containerd.image.name";

    /// <summary>The image for this machine.</summary>
    /// <exception cref="AgentOSException">There is none, or a blob of it is missing.</exception>
    public ImportedImage Read(ImportedFiles files)
    {
        ManifestReader reader = new(path, limits);
        byte[] content = files.Index!;
        ContentDigest digest = default;
        for (int depth = 0; depth < DeepestIndex; depth++)
        {
            (ImageManifest? manifest, BlobDescriptor? elsewhere) = reader.Read(content, ImagePlatform.OfThisMachine);
            if (manifest is not null)
            {
                Check(manifest);
                return new(digest, NameIn(files.Index!));
            }

            digest = elsewhere!.Digest;
            content = blobs.Read(digest, limits.Document);
        }

        throw new AgentOSException(ImageErrors.BadManifest, "import", path, "indexes in indexes");
    }

    private void Check(ImageManifest manifest)
    {
        foreach (BlobDescriptor blob in manifest.Layers.Prepend(manifest.Configuration))
        {
            if (!blobs.Has(blob.Digest))
                throw new AgentOSException(ImageErrors.BadArchive, "import", path, $"it lacks {blob.Digest}");
        }

        ConfigurationReader.Read(blobs.Read(manifest.Configuration.Digest, limits.Document), path, manifest.Layers.Count).Platform.RequireThisMachine(path);
    }

    private static ImageReference? NameIn(byte[] index)
    {
        Dictionary<string, string>? annotations = JsonSerializer.Deserialize(index, ManifestJson.Default.ManifestDocument)?.Manifests?.FirstOrDefault()?.Annotations;
        // A reference name is often a tag only, which is no name of an image.
        string? name = annotations?.GetValueOrDefault(ContainerdName) ?? (annotations?.GetValueOrDefault(ReferenceName) is { } text && text.Contains(':') ? text : null);
        try
        {
            return name is null ? null : ImageReference.Parse(name);
        }
        catch (AgentOSException)
        {
            return null;
        }
    }
}
