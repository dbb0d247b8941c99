using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using AgentOS.Errors;
using AgentOS.Linux.Beneath;
using AgentOS.Store.Packages;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Store.Packing;

/// <summary>Packs an agent's folder as tar.gz. The same files make the same bytes: sorted, with one time, one owner and two modes.</summary>
public static class AgentArchive
{
    private const UnixFileMode Readable = (UnixFileMode)0x1A4, Executable = (UnixFileMode)0x1ED, Link = (UnixFileMode)0x1FF;

    /// <summary>Packs.</summary>
    /// <param name="directory">The agent's folder.</param>
    /// <param name="output">Where the archive goes.</param>
    /// <exception cref="AgentOSException"><see cref="PackageErrors"/>: it holds what no package may, or was changed meanwhile.</exception>
    public static PackedAgent Write(string directory, Stream output)
    {
        List<string> leftOut = [];
        using DirectoryRoot root = DirectoryRoot.Open(directory);
        IReadOnlyList<PackageEntry> entries = new PackageWalk(root, directory, path => Leave(path, leftOut)).Run();
        using GZipStream zipped = new(output, CompressionLevel.Optimal, leaveOpen: true);
        using TarWriter tar = new(zipped, TarEntryFormat.Pax, leaveOpen: true);
        foreach (PackageEntry entry in entries)
            Add(tar, root, entry);
        leftOut.Sort(StringComparer.Ordinal);
        return new PackedAgent([.. entries.Select(static entry => entry.Path)], leftOut);
    }

    private static bool Leave(string path, List<string> leftOut)
    {
        bool isLeft = LeftOut.Has(path);
        if (isLeft)
            leftOut.Add(path);
        return isLeft;
    }

    private static void Add(TarWriter tar, DirectoryRoot root, PackageEntry entry)
    {
        PaxTarEntry packed = new(entry.Kind == PackageEntryKind.Link ? TarEntryType.SymbolicLink : TarEntryType.RegularFile, entry.Path)
        {
            ModificationTime = DateTimeOffset.UnixEpoch,
            Mode = entry.Kind switch { PackageEntryKind.Link => Link, PackageEntryKind.Program => Executable, _ => Readable },
        };
        if (entry.Kind == PackageEntryKind.Link)
            packed.LinkName = Encoding.UTF8.GetString(PackageReading.Target(root, entry));
        else
            packed.DataStream = new MemoryStream(Content(root, entry));
        tar.WriteEntry(packed);
    }

    private static byte[] Content(DirectoryRoot root, PackageEntry entry)
    {
        byte[] content = new byte[entry.Size];
        using SafeFileHandle file = PackageReading.Open(root, entry);
        PackageReading.Next(file, entry, 0, content);
        return content;
    }
}
