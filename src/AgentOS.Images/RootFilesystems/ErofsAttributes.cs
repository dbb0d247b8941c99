using System.Buffers.Binary;
using System.Text;

namespace AgentOS.Images.RootFilesystems;

/// <summary>Extended attributes behind an inode: a header of 12 bytes, then entries, each filled up to 4 bytes.</summary>
internal static class ErofsAttributes
{
    private const int HeaderSize = 12;

    private static readonly (string Prefix, byte Index)[] s_prefixes =
    [
        ("user.", 1),
        ("system.posix_acl_access", 2),
        ("system.posix_acl_default", 3),
        ("security.", 6),
    ];

    /// <summary>The bytes; none when there are no attributes.</summary>
    public static byte[] Encode(IReadOnlyDictionary<string, byte[]> attributes)
    {
        if (attributes.Count == 0)
            return [];
        using MemoryStream bytes = new();
        bytes.Write(new byte[HeaderSize]);
        Span<byte> head = stackalloc byte[4];
        foreach ((string name, byte[] value) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            (string prefix, byte index) = s_prefixes.First(known => name.StartsWith(known.Prefix, StringComparison.Ordinal));
            byte[] rest = Encoding.Latin1.GetBytes(name[prefix.Length..]);
            (head[0], head[1]) = ((byte)rest.Length, index);
            BinaryPrimitives.WriteUInt16LittleEndian(head[2..], (ushort)value.Length);
            bytes.Write(head);
            bytes.Write(rest);
            bytes.Write(value);
            bytes.Write(new byte[-bytes.Length & 3]);
        }

        return bytes.ToArray();
    }

    /// <summary>What an inode says of them: 0 for none, else one more than the words after the header.</summary>
    public static ushort Count(byte[] encoded) => encoded.Length == 0 ? (ushort)0 : checked((ushort)(((encoded.Length - HeaderSize) / 4) + 1));
}
