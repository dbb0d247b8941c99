using System.Globalization;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Archives;

/// <summary>Times in pax attributes: seconds since 1970 with a decimal fraction, "-1.5" being a second and a half before.</summary>
internal static class PaxTime
{
    /// <summary>Our own key for a modification time that <see cref="System.Formats.Tar"/> cannot hold.</summary>
    internal const string ModifyKey = "AGENTOS.mtime";

    private const int Digits = 9;
    private const uint PerTick = 100;
    private const long PerSecond = 1_000_000_000;

    /// <summary>Whether a time is finer than 100 ns, or outside the range of every tar header.</summary>
    internal static bool NeedsOwnKey(FileTime time) => time.Nanoseconds % PerTick != 0 || time.Seconds is < 0 or > uint.MaxValue;

    /// <summary>The nearest time that needs no key of our own.</summary>
    internal static DateTimeOffset Approximate(FileTime time) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(time.Seconds, 0, uint.MaxValue)).AddTicks(time.Nanoseconds / PerTick);

    internal static string Write(FileTime time)
    {
        // Nanoseconds count forward from the second; the fraction counts away from zero.
        (long seconds, long nanoseconds, string sign) = time.Seconds < 0 && time.Nanoseconds > 0
            ? (time.Seconds + 1, PerSecond - time.Nanoseconds, time.Seconds == -1 ? "-" : "")
            : (time.Seconds, time.Nanoseconds, "");
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{seconds}.{nanoseconds:D9}");
    }

    internal static bool TryRead(string? text, out FileTime time)
    {
        time = default;
        if (text is null)
            return false;
        int point = text.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? text : text[..point];
        string fraction = point < 0 ? "" : text[(point + 1)..];
        if (!long.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds)
            || Math.Abs((decimal)seconds) > DateTimeOffset.MaxValue.ToUnixTimeSeconds() || !fraction.All(char.IsAsciiDigit))
            return false;

        long nanoseconds = fraction.Length == 0 ? 0 : long.Parse(fraction.PadRight(Digits, '0')[..Digits], CultureInfo.InvariantCulture);
        time = whole.StartsWith('-') && nanoseconds > 0
            ? new FileTime(seconds - 1, (uint)(PerSecond - nanoseconds))
            : new FileTime(seconds, (uint)nanoseconds);
        return true;
    }
}
