using AgentOS.Errors;
using AgentOS.Images.Blobs;

namespace AgentOS.Images.Archives;

/// <summary>Finds out what is to be imported, and has it read.</summary>
internal sealed class ImageImport(BlobStore blobs, ImageLimits limits)
{
    /// <summary>Brings an image's blobs here.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.BadArchive"/>, and those of images.</exception>
    public async Task<ImportedImage> RunAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (File.Exists(path))
                return await new ArchivedFiles(blobs, limits).ReadAsync(path, cancellationToken) is var files && files.Index is not null
                    ? new LayoutImport(path, blobs, limits).Read(files)
                    : await new DockerImport(path, blobs, limits).ReadAsync(files, cancellationToken);
            if (!Directory.Exists(path))
                throw new AgentOSException(ImageErrors.BadArchive, "import", path, "there is no such file");
            return File.Exists(Path.Combine(path, "oci-layout"))
                ? new LayoutImport(path, blobs, limits).Read(await new LayoutFiles(blobs, limits).ReadAsync(path, cancellationToken))
                : await new DirectoryImport(blobs, limits).ReadAsync(path, cancellationToken);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new AgentOSException(ImageErrors.BadArchive, "import", path, unreadable.Message, unreadable);
        }
    }
}
