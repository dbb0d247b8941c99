using System.Formats.Tar;
using System.Text;
using AgentOS.Errors;

namespace AgentOS.Store.Packages;

/// <summary>Takes an archive's entries one by one and keeps count, so that a small one cannot become a huge folder.</summary>
internal sealed class ArchiveUnpacking(string archive, PackageWriter writer)
{
    private const int BufferSize = 64 * 1024;
    private const UnixFileMode SetIds = UnixFileMode.SetUser | UnixFileMode.SetGroup;

    private int _entries;
    private long _bytes;

    /// <exception cref="AgentOSException"><see cref="PackageErrors"/>.</exception>
    public void Take(TarEntry entry)
    {
        if (entry.EntryType == TarEntryType.GlobalExtendedAttributes)
            return;
        string name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
        if (++_entries > PackageLimits.Entries)
            throw TooLarge();
        switch (entry.EntryType)
        {
            case TarEntryType.Directory:
                break; // Folders follow from their contents.
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile:
                TakeFile(name, entry);
                break;
            case TarEntryType.SymbolicLink:
                writer.Link(name, Encoding.UTF8.GetBytes(entry.LinkName));
                break;
            default:
                throw new AgentOSException(PackageErrors.SpecialFile, "unpack", $"{archive}: {name}");
        }
    }

    private void TakeFile(string name, TarEntry entry)
    {
        if ((entry.Mode & SetIds) != 0)
            throw new AgentOSException(PackageErrors.SetId, "unpack", $"{archive}: {name}");
        using FileStream file = writer.Create(name, (entry.Mode & UnixFileMode.UserExecute) != 0 ? PackageEntryKind.Program : PackageEntryKind.File);
        byte[] buffer = new byte[BufferSize];
        while (entry.DataStream?.Read(buffer) is > 0 and int count)
        {
            _bytes += count;
            if (_bytes > PackageLimits.TotalBytes)
                throw TooLarge();
            file.Write(buffer, 0, count);
        }
    }

    private AgentOSException TooLarge() =>
        new(PackageErrors.TooLarge, "unpack", archive, $"more than {PackageLimits.Entries:N0} files or {PackageLimits.TotalBytes >> 20} MiB");
}
