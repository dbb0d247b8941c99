using AgentOS.Errors;
using AgentOS.Linux.Beneath;

namespace AgentOS.Store.Packages;

/// <summary>What is in a package: its files and links in the order of their paths, and the digest of it all.</summary>
public sealed class PackageContent
{
    private PackageContent(string directory, IReadOnlyList<PackageEntry> entries, string digest)
    {
        Directory = directory;
        Entries = entries;
        Digest = digest;
    }

    /// <summary>Where it is.</summary>
    public string Directory { get; }

    /// <summary>Ordered by their paths, ordinally.</summary>
    public IReadOnlyList<PackageEntry> Entries { get; }

    /// <summary>SHA-256 of paths, kinds and bytes, 64 hexadecimal digits. Times, owners and <c>.git</c> are no part of it.</summary>
    public string Digest { get; }

    /// <summary>Looks at everything in a folder. No link is followed, whatever happens to the names meanwhile.</summary>
    /// <exception cref="AgentOSException"><see cref="PackageErrors"/>: it holds what no package may.</exception>
    public static PackageContent Read(string directory)
    {
        using DirectoryRoot root = DirectoryRoot.Open(directory);
        IReadOnlyList<PackageEntry> entries = new PackageWalk(root, directory).Run();
        PackageDigest digest = new();
        foreach (PackageEntry entry in entries)
            digest.Add(entry, root);
        return new PackageContent(directory, entries, digest.Finish());
    }

    /// <summary>Makes a copy that is exactly this content, readable and writable by its owner.</summary>
    /// <param name="destination">A folder; made when missing.</param>
    /// <returns>The copy's content, of the same digest.</returns>
    /// <exception cref="AgentOSException"><see cref="PackageErrors.Changed"/>: somebody changed the package since it was read.</exception>
    public PackageContent CopyTo(string destination)
    {
        using (DirectoryRoot root = DirectoryRoot.Open(Directory))
        {
            PackageWriter writer = new(destination);
            foreach (PackageEntry entry in Entries)
                PackageCopy.Copy(root, entry, writer);
        }

        PackageContent copy = Read(destination);
        return copy.Digest == Digest ? copy : throw new AgentOSException(PackageErrors.Changed, "copy", Directory);
    }
}
