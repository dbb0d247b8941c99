using AgentOS.Images.Blobs;
using AgentOS.Images.Configuration;
using AgentOS.Images.Layers;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;

namespace AgentOS.Images.Archives;

/// <summary>
/// Makes an image of a directory: one layer, and no settings but a shell. What belongs to the owner of the directory belongs to root in the image; other owners stay.
/// </summary>
internal sealed class DirectoryImport(BlobStore blobs, ImageLimits limits)
{
    /// <summary>Reads the directory.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public async Task<ImportedImage> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using BlobWriter layer = await blobs.CreateAsync(limits.Blob, cancellationToken);
        using DirectoryRoot source = DirectoryRoot.Open(path);
        LayerWriter writer = new(layer);
        if (source.GetStatus([], out FileStatus top) is var error && error != Errno.None)
            throw new IOException($"'{path}': {error.Describe()}");
        new DirectoryLayer(source, writer, layer, entry => entry with
        {
            UserId = entry.UserId == top.UserId ? 0 : entry.UserId,
            GroupId = entry.GroupId == top.GroupId ? 0 : entry.GroupId,
            ExtendedAttributes = PaxRecords.NoAttributes,
        }).Write("", "", cancellationToken);
        writer.End();
        ContentDigest digest = layer.Finish();
        byte[] configuration = ConfigurationReader.Write(new(ImagePlatform.OfThisMachine, ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"], [], ["/bin/sh"], "/", "", new Dictionary<string, string>(StringComparer.Ordinal), [digest]));
        ImageManifest manifest = new(new(MediaTypes.OciConfiguration, await blobs.AddAsync(configuration, cancellationToken), configuration.Length), [new(MediaTypes.OciLayer, digest, layer.Length)]);
        return new(await blobs.AddAsync(ManifestWriter.Write(manifest), cancellationToken), null);
    }
}
