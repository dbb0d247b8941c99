using System.Globalization;

namespace AgentOS.Cli.Commands.Run;

/// <summary>Sizes as people write them: <c>512M</c>, <c>1.5GiB</c>, <c>1048576</c>. K, M, G and T are powers of 1024.</summary>
internal static class ByteSize
{
    private static readonly (string Suffix, int Shift)[] s_units = [("K", 10), ("M", 20), ("G", 30), ("T", 40)];

    /// <summary>Reads a size in bytes, 1 to 2^63 - 1.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        string number = text.Trim();
        int shift = 0;
        foreach ((string suffix, int unitShift) in s_units)
        {
            if (StripUnit(number, suffix) is { } stripped)
            {
                (number, shift) = (stripped, unitShift);
                break;
            }
        }

        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
            return false;
        if (value <= 0 || value > long.MaxValue >> shift)
            return false;
        bytes = (long)(value * (1L << shift));
        return bytes > 0;
    }

    private static string? StripUnit(string text, string unit)
    {
        foreach (string ending in (ReadOnlySpan<string>)[unit + "iB", unit + "B", unit])
        {
            if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return text[..^ending.Length];
        }

        return null;
    }
}
