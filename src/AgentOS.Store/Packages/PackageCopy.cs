using AgentOS.Linux.Beneath;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Store.Packages;

/// <summary>Copies one entry of a package.</summary>
internal static class PackageCopy
{
    private const int BufferSize = 64 * 1024;

    public static void Copy(DirectoryRoot root, PackageEntry entry, PackageWriter writer)
    {
        if (entry.Kind == PackageEntryKind.Link)
        {
            writer.Link(entry.Path, PackageReading.Target(root, entry));
            return;
        }

        byte[] buffer = new byte[Math.Min(BufferSize, entry.Size)];
        using SafeFileHandle source = PackageReading.Open(root, entry);
        using FileStream copy = writer.Create(entry.Path, entry.Kind);
        for (long done = 0; done < entry.Size;)
        {
            ReadOnlySpan<byte> piece = PackageReading.Next(source, entry, done, buffer);
            copy.Write(piece);
            done += piece.Length;
        }
    }
}
