using AgentOS.Errors;
using AgentOS.Images.Blobs;
using AgentOS.Images.Configuration;
using AgentOS.Images.Layers;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;
using AgentOS.Images.Trees;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Images.RootFilesystems;

/// <summary>
/// Read-only disks with images' files, made once and shared by all virtual machines of an image. Named by the manifest, not by the configuration: a manifest's
/// digest covers its layers, a configuration's does not until they are unpacked.
/// </summary>
internal sealed class RootDisks(ImageDirectories directories, BlobStore blobs, ImageLimits limits, TimeProvider time)
{
    /// <summary>The file system's name, for mount(2).</summary>
    public const string FileSystem = "erofs";

    private const int IdentitySize = 16;

    /// <summary>An image's disk, made or not.</summary>
    public string PathOf(ContentDigest image) => Path.Combine(directories.RootDisks, $"{image.Hex}.{FileSystem}");

    /// <summary>Makes an image's disk if it is not there. Who is killed meanwhile leaves nothing that counts as one.</summary>
    /// <exception cref="AgentOSException">A layer cannot be used, or the disk is full.</exception>
    public async Task MakeAsync(ContentDigest image, ImageManifest manifest, ImageConfiguration configuration, CancellationToken cancellationToken)
    {
        string path = PathOf(image);
        using Draft? draft = await Draft.BeginAsync(Path.Combine(directories.Drafts, Path.GetFileName(path)), path, time, cancellationToken);
        if (draft is null)
            return;
        draft.Restart();
        try
        {
            await Task.Run(() => Write(image, manifest, configuration, draft.Content, cancellationToken), cancellationToken);
        }
        catch (IOException full)
        {
            draft.Discard();
            throw new AgentOSException(ImageErrors.Storage, "make a root disk of", image.ToString(), full.Message, full);
        }
        catch
        {
            draft.Discard();
            throw;
        }

        draft.Finish(path);
    }

    /// <summary>Removes a disk unless a machine holds it.</summary>
    public void Discard(ContentDigest image)
    {
        using SafeFileHandle disk = OpenFile.ForReading(PathOf(image));
        if (OpenFile.TryLockExclusive(disk))
            File.Delete(PathOf(image));
    }

    private void Write(ContentDigest image, ImageManifest manifest, ImageConfiguration configuration, Stream disk, CancellationToken cancellationToken)
    {
        string subject = image.ToString();
        ImageLayers layers = new(subject, manifest, configuration, blobs, limits);
        ImageTree tree = new(new(subject, limits));
        layers.ReadAll((entry, layer, index) => Apply(tree, entry, layer, index), cancellationToken);
        ErofsLayout layout = new(tree, subject, limits);
        new ErofsWriter(layout, disk).Write(Convert.FromHexString(image.Hex).AsSpan(0, IdentitySize), layers, cancellationToken);
    }

    private static void Apply(ImageTree tree, TarEntry entry, int layer, int index)
    {
        try
        {
            tree.Apply(entry, layer, index);
        }
        catch (InvalidDataException refused)
        {
            // Names of a stranger's archive: ErrorPresenter shows them escaped.
            throw new InvalidDataException($"{refused.Message}: {entry.Name}", refused);
        }
    }
}
