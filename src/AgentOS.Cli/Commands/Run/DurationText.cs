using System.Globalization;

namespace AgentOS.Cli.Commands.Run;

/// <summary>Durations as people write them: <c>30</c> (seconds), <c>1.5s</c>, <c>200ms</c>, <c>5m</c>, <c>2h</c>.</summary>
internal static class DurationText
{
    // "ms" must be tried before "m" and "s".
    private static readonly (string Suffix, decimal Seconds)[] s_units = [("ms", 0.001m), ("s", 1), ("m", 60), ("h", 3600)];

    /// <summary>The longest wait a timer takes: 2^32 - 2 ms, about 49 days.</summary>
    private const decimal LongestSeconds = 4_294_967.294m;

    /// <summary>Reads a duration, 1 ms to 49 days.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        string number = text.Trim();
        decimal unit = 1;
        foreach ((string suffix, decimal seconds) in s_units)
        {
            if (number.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                number = number[..^suffix.Length];
                unit = seconds;
                break;
            }
        }

        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
            return false;
        if (value <= 0 || value > LongestSeconds / unit)
            return false;
        duration = TimeSpan.FromMilliseconds((double)decimal.Ceiling(value * unit * 1000));
        return true;
    }
}
