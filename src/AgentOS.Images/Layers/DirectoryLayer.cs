using System.Text;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Images.Layers;

/// <summary>Writes what is in a directory as entries of a layer: in the order of names, links as links, sockets not at all. Nothing outside the directory is opened.</summary>
/// <param name="source">The directory.</param>
/// <param name="layer">Where its entries go.</param>
/// <param name="archive">Where content goes.</param>
/// <param name="choose">What becomes of an entry; null leaves it out, and a directory with all that is in it.</param>
internal sealed class DirectoryLayer(DirectoryRoot source, LayerWriter layer, Stream archive, Func<TarEntry, TarEntry?> choose)
{
    private const uint TypeMask = 0xF000, PermissionMask = 0xFFF;

    private readonly byte[] _buffer = new byte[256 * 1024];
    private readonly Dictionary<(long Device, long Inode), string> _linked = [];

    /// <summary>Writes one file or directory, with all that is in it.</summary>
    /// <param name="path">Its path in the directory, bytes as characters; empty is the directory itself.</param>
    /// <param name="name">Its name in the image; empty is the root.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public void Write(string path, string name, CancellationToken cancellationToken)
    {
        Stack<(string Path, string Name)> waiting = new([(path, name)]);
        while (waiting.TryPop(out (string Path, string Name) next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(source.GetStatus(Bytes(next.Path), out FileStatus status), next.Path);
            if (KindOf(status) is not { } kind)
                continue;
            if (WriteOne(next.Path, next.Name, status, kind) && kind == TarEntryKind.Directory)
            {
                foreach (string inner in NamesIn(next.Path).OrderDescending(StringComparer.Ordinal))
                    waiting.Push((Join(next.Path, inner), Join(next.Name, inner)));
            }
        }
    }

    private bool WriteOne(string path, string name, FileStatus status, TarEntryKind kind)
    {
        bool isLinked = kind == TarEntryKind.File && status.LinkCount > 1;
        string? other = isLinked ? _linked.GetValueOrDefault((status.Device, status.Inode)) : null;
        if (choose(Describe(path, name, status, other is null ? kind : TarEntryKind.HardLink, other)) is not { } entry)
            return false;
        layer.Begin(entry);
        if (isLinked && other is null)
            _linked[(status.Device, status.Inode)] = entry.Name;
        if (entry.Kind == TarEntryKind.File && kind == TarEntryKind.File)
            WriteContent(path, status.Size);
        return true;
    }

    private TarEntry Describe(string path, string name, FileStatus status, TarEntryKind kind, string? other) => new()
    {
        Kind = kind,
        Name = name.Length == 0 ? "./" : kind == TarEntryKind.Directory ? name + "/" : name,
        Target = kind == TarEntryKind.SymbolicLink ? TargetOf(path) : other ?? "",
        Mode = (int)(status.Mode & PermissionMask),
        UserId = status.UserId,
        GroupId = status.GroupId,
        Size = kind == TarEntryKind.File ? status.Size : 0,
        ModifyTime = status.ModifyTime,
        DeviceMajor = (status.SpecialDevice >> 8) & 0xFFF,
        DeviceMinor = (status.SpecialDevice & 0xFF) | ((status.SpecialDevice >> 12) & 0xFFF00),
        ExtendedAttributes = kind is TarEntryKind.File or TarEntryKind.Directory ? AttributesOf(path) : PaxRecords.NoAttributes,
    };

    private void WriteContent(string path, long size)
    {
        Check(source.OpenForReading(Bytes(path), out SafeFileHandle? file), path);
        using (file)
        {
            for (long offset = 0; offset < size;)
            {
                Check(DirectoryRoot.ReadAt(file!, offset, _buffer.AsSpan(0, (int)Math.Min(_buffer.Length, size - offset)), out int count), path);
                if (count == 0)
                    throw new IOException($"'{path}' became shorter while it was read");
                archive.Write(_buffer, 0, count);
                offset += count;
            }
        }

        layer.EndContent(size);
    }

    private string TargetOf(string path)
    {
        Check(source.ReadLink(Bytes(path), _buffer, out int length), path);
        return Encoding.Latin1.GetString(_buffer, 0, length);
    }

    private IReadOnlyDictionary<string, byte[]> AttributesOf(string path)
    {
        Check(source.Pin(Bytes(path), out SafeFileHandle? file), path);
        using (file)
        {
            Errno error = ExtendedAttributes.List(file!, _buffer, out int length);
            // Not every file system has them.
            if (error == Errno.ENOTSUP || length == 0)
                return PaxRecords.NoAttributes;
            Check(error, path);
            Dictionary<string, byte[]> attributes = new(StringComparer.Ordinal);
            foreach (string name in Encoding.Latin1.GetString(_buffer, 0, length).Split('\0', StringSplitOptions.RemoveEmptyEntries))
            {
                Check(ExtendedAttributes.Get(file!, Bytes(name), _buffer, out int size), path);
                attributes[name] = _buffer.AsSpan(0, size).ToArray();
            }

            return attributes;
        }
    }

    private List<string> NamesIn(string path)
    {
        List<string> names = [];
        Check(source.List(Bytes(path), (name, _, _) => names.Add(Encoding.Latin1.GetString(name))), path);
        return names;
    }

    private static TarEntryKind? KindOf(FileStatus status) => (status.Mode & TypeMask) switch
    {
        0x8000 => TarEntryKind.File,
        0x4000 => TarEntryKind.Directory,
        0xA000 => TarEntryKind.SymbolicLink,
        0x2000 => TarEntryKind.CharacterDevice,
        0x6000 => TarEntryKind.BlockDevice,
        0x1000 => TarEntryKind.Pipe,
        _ => null,
    };

    private static byte[] Bytes(string path) => Encoding.Latin1.GetBytes(path);

    private static string Join(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";

    private static void Check(Errno error, string path)
    {
        if (error != Errno.None)
            throw new IOException($"'{path}': {error.Describe()}");
    }
}
