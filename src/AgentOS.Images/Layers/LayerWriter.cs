using System.Globalization;
using System.Text;

namespace AgentOS.Images.Layers;

/// <summary>Writes archives: ustar, with a PAX header before what does not fit into it.</summary>
/// <param name="archive">Where they go.</param>
internal sealed class LayerWriter(Stream archive)
{
    private const int LongestName = 100;
    private const long LargestOctal = 0x1_FFFF_FFFF;

    /// <summary>Writes an entry; a file's content, <see cref="TarEntry.Size"/> bytes, is written to the archive next, then <see cref="EndContent"/> called.</summary>
    public void Begin(TarEntry entry)
    {
        byte[] records = Records(entry);
        if (records.Length > 0)
        {
            WriteHeader('x', "PaxHeader", "", 0x1A4, 0, 0, records.Length, 0, 0, 0);
            archive.Write(records);
            EndContent(records.Length);
        }

        char type = entry.Kind == TarEntryKind.File ? '0' : (char)('0' + (int)entry.Kind);
        WriteHeader(type, entry.Name, entry.Target, entry.Mode, entry.UserId, entry.GroupId, entry.Size, (long)(entry.ModifyTime / 1_000_000_000), entry.DeviceMajor, entry.DeviceMinor);
    }

    /// <summary>Fills the last block of content.</summary>
    public void EndContent(long size) => archive.Write(new byte[-size & (TarHeader.BlockSize - 1)]);

    /// <summary>Ends the archive.</summary>
    public void End() => archive.Write(new byte[2 * TarHeader.BlockSize]);

    private static byte[] Records(TarEntry entry)
    {
        using MemoryStream records = new();
        if (entry.Name.Length > LongestName)
            Add(records, "path", Encoding.Latin1.GetBytes(entry.Name));
        if (entry.Target.Length > LongestName)
            Add(records, "linkpath", Encoding.Latin1.GetBytes(entry.Target));
        if (entry.Size > LargestOctal)
            Add(records, "size", Text(entry.Size));
        if (entry.UserId > 0x1F_FFFF)
            Add(records, "uid", Text(entry.UserId));
        if (entry.GroupId > 0x1F_FFFF)
            Add(records, "gid", Text(entry.GroupId));
        foreach ((string name, byte[] value) in entry.ExtendedAttributes)
            Add(records, "SCHILY.xattr." + name, value);
        return records.ToArray();
    }

    private static byte[] Text(long number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));

    // The length at the beginning counts its own digits.
    private static void Add(MemoryStream records, string key, ReadOnlySpan<byte> value)
    {
        int rest = key.Length + value.Length + 3;
        int length = rest + 1;
        while (rest + Text(length).Length > length)
            length++;
        records.Write(Encoding.Latin1.GetBytes($"{length} {key}="));
        records.Write(value);
        records.WriteByte((byte)'\n');
    }

    private void WriteHeader(char type, string name, string target, int mode, uint userId, uint groupId, long size, long time, uint major, uint minor)
    {
        byte[] block = new byte[TarHeader.BlockSize];
        Put(block, 0, name.Length > LongestName ? name[..LongestName] : name);
        Octal(block, 100, 7, mode);
        Octal(block, 108, 7, userId & 0x1F_FFFF);
        Octal(block, 116, 7, groupId & 0x1F_FFFF);
        Octal(block, 124, 11, size > LargestOctal ? 0 : size);
        Octal(block, 136, 11, Math.Clamp(time, 0, LargestOctal));
        block[156] = (byte)type;
        Put(block, 157, target.Length > LongestName ? target[..LongestName] : target);
        Put(block, 257, "ustar\0" + "00");
        Octal(block, 329, 7, major);
        Octal(block, 337, 7, minor);
        block.AsSpan(148, 8).Fill((byte)' ');
        int sum = 0;
        foreach (byte part in block)
            sum += part;
        Octal(block, 148, 6, sum);
        block[154] = 0;
        archive.Write(block);
    }

    private static void Put(byte[] block, int offset, string text) => Encoding.Latin1.GetBytes(text, block.AsSpan(offset));

    private static void Octal(byte[] block, int offset, int digits, long value) =>
        Put(block, offset, Convert.ToString(value, 8).PadLeft(digits, '0'));
}
