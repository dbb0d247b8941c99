using AgentOS.Images.Blobs;
using AgentOS.Images.Manifests;
using AgentOS.Images.Names;
using AgentOS.Images.References;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Images.Collection;

/// <summary>Removes what no name needs. Its caller holds the store's lock exclusively, so that nobody adds.</summary>
internal sealed class Collector(ImageDirectories directories, BlobStore blobs, ImageLimits limits)
{
    /// <summary>Removes blobs, drafts, and root disks that no machine holds; bytes that were given back.</summary>
    public long Collect(IReadOnlyList<StoredName> names)
    {
        HashSet<string> needed = new(StringComparer.Ordinal);
        foreach (StoredName name in names)
            AddNeeded(name, needed);
        long freed = Remove(directories.Blobs, needed.Contains) + Remove(directories.Drafts, static _ => false)
            + Remove(directories.Steps, step => ContentDigest.TryParse(File.ReadAllText(Path.Combine(directories.Steps, step)), out ContentDigest layer) && needed.Contains(layer.Hex));
        return freed + Remove(directories.RootDisks, file => needed.Contains(Path.GetFileNameWithoutExtension(file)) || IsHeld(Path.Combine(directories.RootDisks, file)));
    }

    private void AddNeeded(StoredName name, HashSet<string> needed)
    {
        _ = ContentDigest.TryParse(name.Digest, out ContentDigest digest);
        if (!blobs.Has(digest))
            return;
        needed.Add(digest.Hex);
        ImageManifest? manifest = new ManifestReader(name.Reference, limits).Read(blobs.Read(digest, limits.Document), ImagePlatform.OfThisMachine).Manifest;
        if (manifest is null)
            return;
        needed.Add(manifest.Configuration.Digest.Hex);
        needed.UnionWith(manifest.Layers.Select(layer => layer.Digest.Hex));
    }

    private static long Remove(string directory, Predicate<string> isNeeded)
    {
        long freed = 0;
        foreach (FileInfo file in new DirectoryInfo(directory).EnumerateFiles())
        {
            if (isNeeded(file.Name))
                continue;
            freed += file.Length;
            file.Delete();
        }

        return freed;
    }

    private static bool IsHeld(string disk)
    {
        using SafeFileHandle file = OpenFile.ForReading(disk);
        return !OpenFile.TryLockExclusive(file);
    }
}
