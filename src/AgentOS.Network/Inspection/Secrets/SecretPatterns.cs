using System.Text;

namespace AgentOS.Network.Inspection.Secrets;

/// <summary>The forms a text is looked for in: as it is, and in base 64, where it looks different at each of three offsets.</summary>
internal static class SecretPatterns
{
    private const int Offsets = 3, BitsOfByte = 8, BitsOfLetter = 6;

    /// <summary>All forms, in an order and with lengths that depend on the text's length only.</summary>
    public static IReadOnlyList<byte[]> Of(ReadOnlySpan<byte> text)
    {
        List<byte[]> forms = [text.ToArray()];
        for (int offset = 0; offset < Offsets; offset++)
        {
            string letters = Inner(text, offset);
            forms.Add(Encoding.ASCII.GetBytes(letters));
            forms.Add(Encoding.ASCII.GetBytes(letters.Replace('+', '-').Replace('/', '_')));
        }

        return forms;
    }

    /// <summary>The letters that all bits of come from the text, whatever stands before and behind it.</summary>
    private static string Inner(ReadOnlySpan<byte> text, int offset)
    {
        byte[] shifted = new byte[offset + text.Length];
        text.CopyTo(shifted.AsSpan(offset));
        int first = ((offset * BitsOfByte) + BitsOfLetter - 1) / BitsOfLetter, end = shifted.Length * BitsOfByte / BitsOfLetter;
        return Convert.ToBase64String(shifted)[first..end];
    }
}
