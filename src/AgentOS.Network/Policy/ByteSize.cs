using System.Globalization;

namespace AgentOS.Network.Policy;

/// <summary>Amounts of bytes as they are written: <c>500</c>, <c>64K</c>, <c>10M</c>, <c>2G</c>, in powers of 1024.</summary>
internal static class ByteSize
{
    /// <exception cref="FormatException">It is none.</exception>
    /// <exception cref="OverflowException">It is more than 2^63.</exception>
    public static long Parse(string text)
    {
        int shift = text[^1] switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        return long.TryParse(shift == 0 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? checked(number * (1L << shift))
            : throw new FormatException($"'{text}' is no amount of bytes, like 64K, 10M or 2G");
    }
}
