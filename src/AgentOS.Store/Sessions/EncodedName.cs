using System.Globalization;
using System.Text;

namespace AgentOS.Store.Sessions;

/// <summary>Names as file names: small letters, digits and hyphens stay, every other byte of UTF-8 is <c>_XX</c>. Different names never meet, whatever the file system.</summary>
public static class EncodedName
{
    private const char Escape = '_';

    /// <summary>The file name of a name.</summary>
    public static string Encode(string name)
    {
        StringBuilder encoded = new(name.Length);
        foreach (byte value in Encoding.UTF8.GetBytes(name))
        {
            if (value is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or (byte)'-')
                encoded.Append((char)value);
            else
                encoded.Append(Escape).Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    /// <summary>The name of a file name; null when it is none of ours.</summary>
    public static string? Decode(string encoded)
    {
        List<byte> bytes = [];
        for (int index = 0; index < encoded.Length; index++)
        {
            if (encoded[index] != Escape)
                bytes.Add((byte)encoded[index]);
            else if (index + 2 < encoded.Length && byte.TryParse(encoded.AsSpan(index + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
                (index, _) = (index + 2, Add(bytes, value));
            else
                return null;
        }

        string name = Encoding.UTF8.GetString([.. bytes]);
        return Encode(name) == encoded ? name : null;
    }

    private static bool Add(List<byte> bytes, byte value)
    {
        bytes.Add(value);
        return true;
    }
}
