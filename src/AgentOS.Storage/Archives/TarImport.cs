using System.Formats.Tar;
using System.Globalization;
using System.Text;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage.Archives;

/// <summary>Puts the entries of a tar archive into the tree, inside a transaction that is given up when one of them is not sound.</summary>
internal sealed class TarImport
{
    private const int BufferSize = 256 * 1024;

    private readonly HeaderGuard _archive;
    private readonly FileTree _tree;
    private readonly ImportTarget _target;
    private readonly ImportBudget _budget;
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly Dictionary<long, InodeChanges> _directories = [];
    private long _entries;
    private long _skipped;

    private TarImport(DatabaseSession session, HeaderGuard archive, string destination)
    {
        _archive = archive;
        _tree = session.Tree;
        _target = ImportTarget.Open(session, destination);
        _budget = new ImportBudget(archive, session.Connection.Shape.ChunkSize);
    }

    /// <exception cref="AgentOSException"><see cref="ArchiveErrors"/>: the caller rolls back.</exception>
    internal static ArchiveSummary Run(DatabaseSession session, Stream input, string destination)
    {
        HeaderGuard guard = new(input);
        TarImport import = new(session, guard, destination);
        try
        {
            using TarReader reader = new(guard, leaveOpen: true);
            while (reader.GetNextEntry() is { } entry)
                import.Take(entry);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or FormatException or ArgumentException or OverflowException)
        {
            throw new AgentOSException(ArchiveErrors.Damaged, "import", "", e.Message, e);
        }

        import.FinishDirectories();
        return guard.BytesRead == 0
            ? throw new AgentOSException(ArchiveErrors.Damaged, "import", "", "it is empty")
            : new ArchiveSummary(import._entries, import._skipped);
    }

    private void Take(TarEntry entry)
    {
        switch (entry.EntryType)
        {
            case TarEntryType.GlobalExtendedAttributes:
                return;
            case TarEntryType.BlockDevice or TarEntryType.CharacterDevice:
                _skipped++;
                return;
            case TarEntryType.Directory:
                MakeDirectory(entry);
                break;
            case TarEntryType.HardLink:
                MakeLink(entry);
                break;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile or TarEntryType.SymbolicLink or TarEntryType.Fifo:
                MakeFile(entry);
                break;
            default:
                throw new AgentOSException(ArchiveErrors.Unusable, "import", ImportName.Shortened(entry.Name), $"an entry of type '{(char)entry.EntryType}'");
        }

        _entries++;
    }

    private void MakeDirectory(TarEntry entry)
    {
        byte[][] components = ImportName.Split(NameOf(entry));
        Inode inode = _target.Find(components, entry.Name);
        if (inode.Number != 0 && !ModeBits.IsDirectory(inode.Mode))
        {
            _target.Clear(_target.FindParent(components, entry.Name), components[^1], entry.Name);
            inode = default;
        }

        if (inode.Number == 0)
        {
            ImportTarget.Demand(
                _tree.Names.Make(_target.FindParent(components, entry.Name), components[^1], new NewInode(ModeBits.Directory | PermissionsOf(entry), 0, 0), out inode),
                entry.Name);
        }

        // Its times last: what is put into it would change them.
        _directories[inode.Number] = AttributesOf(entry);
        SetExtendedAttributes(entry, inode.Number);
    }

    private void MakeLink(TarEntry entry)
    {
        byte[][] components = DemandName(NameOf(entry));
        Inode existing = _target.Find(ImportName.Split(LinkNameOf(entry)), entry.LinkName);
        if (existing.Number == 0)
            ImportTarget.Demand(Errno.ENOENT, entry.LinkName);
        long parent = _target.FindParent(components, entry.Name);
        if (_target.Find(components, entry.Name).Number == existing.Number)
            return;
        _target.Clear(parent, components[^1], entry.Name);
        ImportTarget.Demand(_tree.Names.Link(existing.Number, parent, components[^1], out _), entry.Name);
    }

    private void MakeFile(TarEntry entry)
    {
        bool isSparse = Record(SparseMap.MajorKey) == "1";
        string name = (isSparse ? Record(SparseMap.NameKey) : null) ?? NameOf(entry);
        byte[][] components = DemandName(name);
        long parent = _target.FindParent(components, name);
        _target.Clear(parent, components[^1], name);
        Inode inode;
        if (entry.EntryType == TarEntryType.SymbolicLink)
            ImportTarget.Demand(_tree.Names.MakeSymbolicLink(parent, components[^1], Encoding.UTF8.GetBytes(LinkNameOf(entry)), 0, 0, out inode), name);
        else
            ImportTarget.Demand(_tree.Names.Make(parent, components[^1], new NewInode(TypeOf(entry) | PermissionsOf(entry), 0, 0), out inode), name);

        InodeChanges changes = AttributesOf(entry);
        if (isSparse)
            changes.Size = WriteSparse(entry, inode.Number, name);
        else if (entry.DataStream is { } data)
            Write(data, new DataRange(0, entry.Length), inode.Number, name);
        SetExtendedAttributes(entry, inode.Number);
        ImportTarget.Demand(_tree.Attributes.Change(inode.Number, changes, out _), name);
    }

    private long WriteSparse(TarEntry entry, long number, string name)
    {
        if (!long.TryParse(Record(SparseMap.SizeKey), NumberStyles.None, CultureInfo.InvariantCulture, out long size) || entry.DataStream is null)
            throw new InvalidDataException("a sparse file has no size");
        foreach (DataRange range in SparseMap.Read(entry.DataStream, size))
        {
            _budget.Take(range, name);
            Write(entry.DataStream, range, number, name);
        }

        return size;
    }

    private void Write(Stream data, DataRange range, long number, string name)
    {
        for (long done = 0; done < range.Length;)
        {
            Span<byte> piece = _buffer.AsSpan(0, (int)Math.Min(_buffer.Length, range.Length - done));
            data.ReadExactly(piece);
            ImportTarget.Demand(_tree.Content.Write(number, range.Offset + done, piece), name);
            done += piece.Length;
        }
    }

    private void SetExtendedAttributes(TarEntry entry, long number)
    {
        Dictionary<string, byte[]> attributes = PaxAttributes.Read(_archive.Records, out int skipped);
        foreach ((string name, byte[] value) in attributes)
            ImportTarget.Demand(_tree.ExtendedAttributes.Set(number, Encoding.UTF8.GetBytes(name), value, ExtendedAttributeFlags.None), entry.Name);
        _skipped += skipped;
    }

    private void FinishDirectories()
    {
        foreach ((long number, InodeChanges changes) in _directories)
            _ = _tree.Attributes.Change(number, changes, out _);
    }

    private static byte[][] DemandName(string name)
    {
        byte[][] components = ImportName.Split(name);
        return components.Length > 0 ? components : throw new AgentOSException(ArchiveErrors.UnsafeName, "import", name, "it would replace the destination");
    }

    private InodeChanges AttributesOf(TarEntry entry)
    {
        FileTime modified = PaxTime.TryRead(Record(PaxTime.ModifyKey) ?? Record("mtime"), out FileTime exact) ? exact : FileTime.From(entry.ModificationTime);
        FileTime accessed = PaxTime.TryRead(Record("atime"), out FileTime stored) ? stored : modified;
        return new InodeChanges
        {
            Mode = entry.EntryType == TarEntryType.SymbolicLink ? null : PermissionsOf(entry),
            AccessTime = accessed,
            ModifyTime = modified,
        };
    }

    private string NameOf(TarEntry entry) => Record("path") ?? entry.Name;

    private string LinkNameOf(TarEntry entry) => Record("linkpath") ?? entry.LinkName;

    private string? Record(string key) => _archive.Records.TryGetValue(key, out byte[]? value) ? Encoding.UTF8.GetString(value) : null;

    private static uint PermissionsOf(TarEntry entry) => (uint)entry.Mode & ModeBits.PermissionMask;

    private static uint TypeOf(TarEntry entry) => entry.EntryType == TarEntryType.Fifo ? ModeBits.Fifo : ModeBits.Regular;
}
