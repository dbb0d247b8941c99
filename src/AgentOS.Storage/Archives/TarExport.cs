using System.Formats.Tar;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Paths;

namespace AgentOS.Storage.Archives;

/// <summary>Writes a file tree as a tar archive, parents before their children, names in byte order, relative to the root.</summary>
internal sealed class TarExport(IFileTree tree, Stream output)
{
    private readonly Dictionary<long, string> _firstNames = [];
    private long _entries;
    private long _skipped;

    internal ArchiveSummary Run()
    {
        using TarWriter writer = new(output, TarEntryFormat.Pax, leaveOpen: true);
        Stack<(string Path, long Number)> pending = new();
        pending.Push(("", IFileTree.RootInode));
        while (pending.TryPop(out (string Path, long Number) item))
        {
            if (tree.Get(item.Number, out Inode inode) != Errno.None)
                continue;
            WriteEntry(writer, item.Path, inode);
            if (ModeBits.IsDirectory(inode.Mode))
                PushChildren(item.Path, item.Number, pending);
        }

        return new ArchiveSummary(_entries, _skipped);
    }

    private void PushChildren(string path, long number, Stack<(string Path, long Number)> pending)
    {
        EntryCollector children = new();
        _ = tree.ListDirectory(number, children);
        foreach ((byte[] name, long child, _) in children.Entries.OrderByDescending(static entry => entry.Name, NameOrder.Instance))
        {
            if (!Utf8.IsValid(name))
                throw new AgentOSException(ArchiveErrors.NameNotUtf8, "export", "/" + path, Convert.ToHexString(name));
            pending.Push((path + (path.Length == 0 ? "" : "/") + Encoding.UTF8.GetString(name), child));
        }
    }

    private void WriteEntry(TarWriter writer, string path, in Inode inode)
    {
        if (TypeOf(inode.Mode) is not { } type)
        {
            _skipped++;
            return;
        }

        string name = path.Length == 0 ? "./" : type == TarEntryType.Directory ? path + "/" : path;
        if (inode.LinkCount > 1 && type != TarEntryType.Directory && !_firstNames.TryAdd(inode.Number, path))
            writer.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, name) { LinkName = _firstNames[inode.Number], ModificationTime = PaxTime.Approximate(inode.ModifyTime) });
        else
            writer.WriteEntry(Describe(type, name, inode));
        _entries++;
    }

    private PaxTarEntry Describe(TarEntryType type, string name, in Inode inode)
    {
        Dictionary<string, string> attributes = new(StringComparer.Ordinal) { ["atime"] = PaxTime.Write(inode.AccessTime) };
        if (PaxTime.NeedsOwnKey(inode.ModifyTime))
            attributes[PaxTime.ModifyKey] = PaxTime.Write(inode.ModifyTime);
        PaxAttributes.Write(tree, inode.Number, attributes);
        List<DataRange> ranges = type == TarEntryType.RegularFile ? SparseMap.Find(tree, inode) : [];
        bool isSparse = type == TarEntryType.RegularFile && ranges.Sum(static range => range.Length) < inode.Size;
        if (isSparse)
        {
            attributes[SparseMap.MajorKey] = "1";
            attributes[SparseMap.MinorKey] = "0";
            attributes[SparseMap.NameKey] = name;
            attributes[SparseMap.SizeKey] = inode.Size.ToString(CultureInfo.InvariantCulture);
        }

        PaxTarEntry entry = new(type, isSparse ? "GNUSparseFile.0/" + name : name, attributes)
        {
            Mode = (UnixFileMode)(inode.Mode & ModeBits.PermissionMask),
            Uid = (int)Math.Min(inode.UserId, int.MaxValue),
            Gid = (int)Math.Min(inode.GroupId, int.MaxValue),
            ModificationTime = PaxTime.Approximate(inode.ModifyTime),
        };
        if (type == TarEntryType.SymbolicLink)
            entry.LinkName = ReadTarget(name, inode.Number);
        if (type is TarEntryType.BlockDevice or TarEntryType.CharacterDevice)
            (entry.DeviceMajor, entry.DeviceMinor) = DeviceNumber.Split(inode.DeviceNumber);
        if (inode.Size > 0 && type == TarEntryType.RegularFile)
            entry.DataStream = new InodeStream(tree, inode.Number, isSparse ? SparseMap.Write(ranges) : [], ranges);
        return entry;
    }

    private string ReadTarget(string name, long number)
    {
        byte[] target = new byte[IFileTree.MaxTargetLength];
        _ = tree.ReadLink(number, target, out int length);
        return Utf8.IsValid(target.AsSpan(0, length))
            ? Encoding.UTF8.GetString(target, 0, length)
            : throw new AgentOSException(ArchiveErrors.NameNotUtf8, "export", "/" + name, Convert.ToHexString(target, 0, length));
    }

    private static TarEntryType? TypeOf(uint mode) => (mode & ModeBits.TypeMask) switch
    {
        ModeBits.Regular => TarEntryType.RegularFile,
        ModeBits.Directory => TarEntryType.Directory,
        ModeBits.SymbolicLink => TarEntryType.SymbolicLink,
        ModeBits.Fifo => TarEntryType.Fifo,
        ModeBits.CharacterDevice => TarEntryType.CharacterDevice,
        ModeBits.BlockDevice => TarEntryType.BlockDevice,
        _ => null,
    };
}
