using AgentOS.Images.References;

namespace AgentOS.Images.Archives;

/// <summary>Files of an archive or a layout: its documents, and where the others are now.</summary>
internal sealed class ImportedFiles
{
    /// <summary><c>index.json</c> of OCI, or null.</summary>
    public byte[]? Index { get; set; }

    /// <summary><c>manifest.json</c> of Docker, or null.</summary>
    public byte[]? DockerManifest { get; set; }

    /// <summary>Blobs by their names in the archive.</summary>
    public Dictionary<string, (ContentDigest Digest, long Size)> Blobs { get; } = new(StringComparer.Ordinal);

    /// <summary>Links by their names in the archive: older archives have each layer once.</summary>
    public Dictionary<string, string> Links { get; } = new(StringComparer.Ordinal);

    /// <summary>A blob by its name, through at most one link.</summary>
    public (ContentDigest Digest, long Size)? Find(string name) =>
        Blobs.TryGetValue(name, out (ContentDigest, long) blob) || (Links.TryGetValue(name, out string? target) && Blobs.TryGetValue(target, out blob)) ? blob : null;
}
