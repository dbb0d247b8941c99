using System.Globalization;
using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Archives;

/// <summary>
/// Sparse files in tar: format 1.0 of GNU tar's pax attributes. The entry's data starts with a map in decimal text, padded to a block: the
/// number of ranges, then offset and length of each (GNU tar manual, "Sparse Formats").
/// </summary>
internal static class SparseMap
{
    internal const string MajorKey = "GNU.sparse.major";
    internal const string MinorKey = "GNU.sparse.minor";
    internal const string NameKey = "GNU.sparse.name";
    internal const string SizeKey = "GNU.sparse.realsize";

    private const int BlockSize = 512;
    private const int MostRanges = 1 << 20;

    /// <summary>The stored parts of a file.</summary>
    internal static List<DataRange> Find(IFileTree tree, in Inode inode)
    {
        List<DataRange> ranges = [];
        long position = 0;
        while (position < inode.Size && tree.Seek(inode.Number, position, SeekTarget.Data, out long start) == Errno.None)
        {
            if (tree.Seek(inode.Number, start, SeekTarget.Hole, out position) != Errno.None)
                position = inode.Size;
            ranges.Add(new DataRange(start, position - start));
        }

        return ranges;
    }

    /// <summary>The map as it precedes the data.</summary>
    internal static byte[] Write(IReadOnlyList<DataRange> ranges)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{ranges.Count}\n");
        foreach (DataRange range in ranges)
            text.Append(CultureInfo.InvariantCulture, $"{range.Offset}\n{range.Length}\n");
        byte[] map = new byte[(text.Length + BlockSize - 1) / BlockSize * BlockSize];
        Encoding.ASCII.GetBytes(text.ToString(), map);
        return map;
    }

    /// <summary>Reads a map and leaves the stream at the data.</summary>
    /// <param name="data">The entry's data.</param>
    /// <param name="size">The file's length; ranges lie within it, in order.</param>
    /// <exception cref="InvalidDataException">It is no such map.</exception>
    internal static List<DataRange> Read(Stream data, long size)
    {
        int read = 0;
        long count = ReadNumber(data, ref read);
        if (count > MostRanges)
            throw new InvalidDataException($"a sparse file has {count} parts");
        List<DataRange> ranges = [];
        long end = 0;
        for (long i = 0; i < count; i++)
        {
            DataRange range = new(ReadNumber(data, ref read), ReadNumber(data, ref read));
            if (range.Offset < end || range.Length > size - range.Offset)
                throw new InvalidDataException("a sparse file's parts are out of order");
            end = range.End;
            ranges.Add(range);
        }

        Span<byte> padding = stackalloc byte[BlockSize];
        data.ReadExactly(padding[..((BlockSize - (read % BlockSize)) % BlockSize)]);
        return ranges;
    }

    private static long ReadNumber(Stream data, ref int read)
    {
        long number = 0;
        for (int digits = 0; ; digits++)
        {
            int next = data.ReadByte();
            read++;
            if (next == '\n' && digits > 0)
                return number;
            // 19 digits or more could overflow.
            if (next is < '0' or > '9' || digits == 18)
                throw new InvalidDataException("a sparse file's map is damaged");
            number = (number * 10) + next - '0';
        }
    }
}
