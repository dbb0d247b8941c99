using System.Text;

namespace AgentOS.Images.Layers;

/// <summary>
/// Reads archives forward: ustar, PAX, and GNU's long names. The framework's reader makes text of attributes and names, which are bytes;
/// this one keeps them, and takes no more memory than its bounds.
/// </summary>
/// <param name="stream">The archive.</param>
internal sealed class TarReader(LayerStream stream)
{
    private const int LargestHeader = 1 << 20;

    private readonly byte[] _block = new byte[TarHeader.BlockSize];
    private long _content;
    private long _padding;

    /// <summary>The next entry; null at the end. What was not read of the last one's content is passed over.</summary>
    /// <exception cref="InvalidDataException">It is malformed.</exception>
    public TarEntry? Next()
    {
        PaxRecords records = new();
        string? longName = null, longTarget = null;
        while (true)
        {
            stream.Skip(_content + _padding);
            (_content, _padding) = (0, 0);
            if (!ReadBlock() || new TarHeader(_block).IsEmpty)
                return null;
            TarHeader header = new(_block);
            if (!header.IsIntact())
                throw new InvalidDataException("a header whose sum is wrong");
            switch (header.Type)
            {
                case 'x':
                    records.Add(ReadDocument(header.Size));
                    break;
                case 'g':
                    // Comments of git and the like; what it could say of all entries no tool of images says.
                    ReadDocument(header.Size);
                    break;
                case 'L':
                    longName = ReadName(header.Size);
                    break;
                case 'K':
                    longTarget = ReadName(header.Size);
                    break;
                default:
                    return Begin(header, records, longName, longTarget);
            }
        }
    }

    /// <summary>Reads the entry's content; 0 at its end.</summary>
    public int ReadContent(Span<byte> buffer)
    {
        if (_content == 0)
            return 0;
        int count = (int)Math.Min(buffer.Length, _content);
        stream.ReadExactly(buffer[..count]);
        _content -= count;
        return count;
    }

    private TarEntry Begin(TarHeader header, PaxRecords records, string? longName, string? longTarget)
    {
        if (records["GNU.sparse.major"] is not null || records["GNU.sparse.size"] is not null || records["GNU.sparse.map"] is not null)
            throw new InvalidDataException("a sparse file");
        string name = records["path"] ?? longName ?? header.Name;
        TarEntryKind kind = KindOf(header.Type, name);
        long size = records.Number("size") ?? header.Size;
        if (size < 0)
            throw new InvalidDataException("a negative size");
        // Only files have content; links of old archives say the size of what they lead to.
        if (kind != TarEntryKind.File)
            size = 0;
        (_content, _padding) = (size, -size & (TarHeader.BlockSize - 1));
        bool isDevice = kind is TarEntryKind.CharacterDevice or TarEntryKind.BlockDevice;
        return new()
        {
            Kind = kind,
            Name = name,
            Target = kind is TarEntryKind.HardLink or TarEntryKind.SymbolicLink ? records["linkpath"] ?? longTarget ?? header.Target : "",
            Mode = header.Mode,
            UserId = Identity(records.Number("uid") ?? header.UserId),
            GroupId = Identity(records.Number("gid") ?? header.GroupId),
            Size = size,
            ModifyTime = records.Time("mtime") ?? (Int128)header.ModifyTime * 1_000_000_000,
            DeviceMajor = isDevice ? Identity(header.DeviceMajor) : 0,
            DeviceMinor = isDevice ? Identity(header.DeviceMinor) : 0,
            ExtendedAttributes = records.Attributes,
        };
    }

    private static TarEntryKind KindOf(char type, string name) => type switch
    {
        '0' or '\0' or '7' => name.EndsWith('/') ? TarEntryKind.Directory : TarEntryKind.File,
        '1' => TarEntryKind.HardLink,
        '2' => TarEntryKind.SymbolicLink,
        '3' => TarEntryKind.CharacterDevice,
        '4' => TarEntryKind.BlockDevice,
        '5' => TarEntryKind.Directory,
        '6' => TarEntryKind.Pipe,
        'S' => throw new InvalidDataException("a sparse file"),
        _ => throw new InvalidDataException($"an entry of unknown type {(int)type}"),
    };

    private static uint Identity(long value) => value is >= 0 and <= uint.MaxValue ? (uint)value : throw new InvalidDataException("a number of an owner or device that is none");

    private string ReadName(long size) => Encoding.Latin1.GetString(ReadDocument(size)).TrimEnd('\0');

    private byte[] ReadDocument(long size)
    {
        if (size is < 0 or > LargestHeader)
            throw new InvalidDataException($"a header of {size} bytes");
        byte[] content = new byte[size];
        stream.ReadExactly(content);
        stream.Skip(-size & (TarHeader.BlockSize - 1));
        return content;
    }

    // An archive that ends without its empty blocks is what some tools write.
    private bool ReadBlock()
    {
        int count = stream.Read(_block);
        if (count == 0)
            return false;
        stream.ReadExactly(_block.AsSpan(count));
        return true;
    }
}
