using AgentOS.Images.Blobs;

namespace AgentOS.Images.Archives;

/// <summary>Reads a directory in the OCI image layout.</summary>
internal sealed class LayoutFiles(BlobStore blobs, ImageLimits limits)
{
    /// <summary>Puts its blobs among ours.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public async Task<ImportedFiles> ReadAsync(string path, CancellationToken cancellationToken)
    {
        string index = Path.Combine(path, "index.json");
        if (new FileInfo(index) is not { Exists: true } file || file.Length > limits.Document)
            throw new InvalidDataException("index.json is missing or too large");
        ImportedFiles files = new() { Index = await File.ReadAllBytesAsync(index, cancellationToken) };
        foreach (string blob in Directory.EnumerateFiles(Path.Combine(path, "blobs", "sha256")))
        {
            await using FileStream source = new(blob, FileMode.Open, FileAccess.Read, FileShare.Read);
            await using BlobWriter target = await blobs.CreateAsync(limits.Blob, cancellationToken);
            await source.CopyToAsync(target, cancellationToken);
            files.Blobs[$"blobs/sha256/{Path.GetFileName(blob)}"] = (target.Finish(), target.Length);
        }

        return files;
    }
}
