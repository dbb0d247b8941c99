using System.Globalization;
using System.Text;
using AgentOS.Errors;
using AgentOS.Store.Packages;

namespace AgentOS.Store.Repositories.Git;

/// <summary>What <c>git ls-tree -r -z -l</c> prints: <c>MODE TYPE OBJECT SIZE\tPATH</c>, a zero byte after each.</summary>
internal static class TreeListing
{
    private const string Submodule = "commit";

    /// <summary>Reads it; submodules are left out, they are other repositories.</summary>
    /// <exception cref="AgentOSException"><see cref="PackageErrors.TooLarge"/>, <see cref="PackageErrors.UnsafeName"/>: nothing of it is read.</exception>
    public static IReadOnlyList<TreeEntry> Parse(ReadOnlySpan<byte> listing, string name)
    {
        List<TreeEntry> entries = [];
        long bytes = 0;
        while (listing.IndexOf((byte)0) is >= 0 and int end)
        {
            string line = Encoding.UTF8.GetString(listing[..end]);
            listing = listing[(end + 1)..];
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            string[] fields = line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields[1] == Submodule)
                continue;
            PackageEntry entry = new(line[(tab + 1)..], KindOf(fields[0]), long.Parse(fields[3], CultureInfo.InvariantCulture));
            _ = PackagePath.Split(entry.Path);
            bytes += entry.Size;
            entries.Add(new TreeEntry(fields[2], entry));
            if (entries.Count > PackageLimits.Entries || bytes > PackageLimits.TotalBytes)
                throw new AgentOSException(PackageErrors.TooLarge, "fetch", name, $"more than {PackageLimits.Entries:N0} files or {PackageLimits.TotalBytes >> 20} MiB");
        }

        return entries;
    }

    private static PackageEntryKind KindOf(string mode) => mode switch { "120000" => PackageEntryKind.Link, "100755" => PackageEntryKind.Program, _ => PackageEntryKind.File };
}
