using System.Globalization;

namespace AgentOS.Store.Manifests.Reading;

/// <summary>Amounts as manifests write them.</summary>
internal static class Amount
{
    // "MB" before "B": the first that fits is taken.
    private static readonly (string Suffix, long Bytes)[] s_sizes =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40), ("KB", 1L << 10), ("MB", 1L << 20), ("GB", 1L << 30), ("TB", 1L << 40),
        ("K", 1L << 10), ("M", 1L << 20), ("G", 1L << 30), ("T", 1L << 40), ("B", 1), ("", 1),
    ];

    private static readonly (string Suffix, decimal Seconds)[] s_times = [("s", 1), ("m", 60), ("h", 3600), ("d", 86400), ("", 1)];

    // What a timer of the framework can wait: 2^32 - 2 ms.
    private const decimal LongestSeconds = 4_294_967m;

    /// <summary><c>2GB</c>, <c>512MiB</c>, <c>1.5G</c>; all in powers of 1024. Null when it is none.</summary>
    public static long? Bytes(string text)
    {
        (string suffix, long unit) = Array.Find(s_sizes, size => text.EndsWith(size.Suffix, StringComparison.OrdinalIgnoreCase));
        return Decimal(text[..^suffix.Length]) is { } number and > 0 && number <= long.MaxValue / unit ? (long)(number * unit) : null;
    }

    /// <summary><c>90s</c>, <c>30m</c>, <c>2h</c>, <c>1d</c>, at most 49 days; a number alone is seconds. Null when it is none.</summary>
    public static TimeSpan? Time(string text)
    {
        (string suffix, decimal unit) = Array.Find(s_times, time => text.EndsWith(time.Suffix, StringComparison.Ordinal));
        return Decimal(text[..^suffix.Length]) is { } number and > 0 && number <= LongestSeconds / unit ? TimeSpan.FromMilliseconds((double)decimal.Ceiling(number * unit * 1000)) : null;
    }

    /// <summary>Digits, with a point or without. Null when it is none.</summary>
    public static double? Number(string text) => (double?)Decimal(text);

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text.TrimEnd(' '), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : null;
}
