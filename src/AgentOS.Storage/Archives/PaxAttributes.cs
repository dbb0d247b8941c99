using System.Text;
using System.Text.Unicode;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Archives;

/// <summary>
/// Extended attributes of files among the pax attributes of an entry: as star and GNU tar write them (SCHILY.xattr.NAME, the value as it is) when the
/// value is text, else as libarchive does (LIBARCHIVE.xattr.NAME, base64).
/// </summary>
internal static class PaxAttributes
{
    private const string Plain = "SCHILY.xattr.";
    private const string Encoded = "LIBARCHIVE.xattr.";
    private const string KeptPrefix = "user.";

    /// <summary>Adds the attributes of an inode.</summary>
    internal static void Write(IFileTree tree, long number, Dictionary<string, string> attributes)
    {
        foreach (byte[] name in ListNames(tree, number))
        {
            _ = tree.GetExtendedAttribute(number, name, default, out int length);
            byte[] value = new byte[length];
            if (tree.GetExtendedAttribute(number, name, value, out _) != Errno.None || !Utf8.IsValid(name))
                continue;
            string text = Encoding.UTF8.GetString(name);
            if (Utf8.IsValid(value) && !value.AsSpan().ContainsAny((byte)0, (byte)'\n') && !text.Contains('=', StringComparison.Ordinal))
                attributes[Plain + text] = Encoding.UTF8.GetString(value);
            else
                attributes[Encoded + Uri.EscapeDataString(text)] = Convert.ToBase64String(value);
        }
    }

    /// <summary>The attributes that an entry brings, and how many of them are not kept.</summary>
    internal static Dictionary<string, byte[]> Read(IReadOnlyDictionary<string, byte[]> records, out int skipped)
    {
        Dictionary<string, byte[]> found = new(StringComparer.Ordinal);
        foreach ((string key, byte[] value) in records)
        {
            if (key.StartsWith(Plain, StringComparison.Ordinal))
                found[key[Plain.Length..]] = value;
            else if (key.StartsWith(Encoded, StringComparison.Ordinal) && TryDecode(Encoding.ASCII.GetString(value)) is { } bytes)
                found.TryAdd(Uri.UnescapeDataString(key[Encoded.Length..]), bytes);
        }

        string[] foreign = [.. found.Keys.Where(static name => !name.StartsWith(KeptPrefix, StringComparison.Ordinal))];
        foreach (string name in foreign)
            found.Remove(name);
        skipped = foreign.Length;
        return found;
    }

    private static byte[]? TryDecode(string base64)
    {
        byte[] bytes = new byte[base64.Length];
        // libarchive leaves the padding out.
        return Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out int length) ? bytes[..length] : null;
    }

    private static IEnumerable<byte[]> ListNames(IFileTree tree, long number)
    {
        if (tree.ListExtendedAttributes(number, default, out int length) != Errno.None || length == 0)
            return [];
        byte[] names = new byte[length];
        return tree.ListExtendedAttributes(number, names, out length) == Errno.None ? Split(names[..length]) : [];
    }

    private static List<byte[]> Split(byte[] names)
    {
        List<byte[]> parts = [];
        ReadOnlySpan<byte> rest = names;
        for (int end; (end = rest.IndexOf((byte)0)) >= 0; rest = rest[(end + 1)..])
            parts.Add(rest[..end].ToArray());
        return parts;
    }
}
