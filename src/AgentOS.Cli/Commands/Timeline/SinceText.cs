using System.Globalization;
using AgentOS.Cli.Commands.Run;

namespace AgentOS.Cli.Commands.Timeline;

/// <summary>A moment as people write it: a duration before now (<c>90s</c>, <c>2h</c>, <c>7d</c>) or a date (<c>2026-01-31</c>, <c>2026-01-31T12:00Z</c>).</summary>
internal static class SinceText
{
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset moment)
    {
        moment = default;
        if (text.EndsWith('d') && uint.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out uint days) && days <= MostDays(now))
            moment = now.AddDays(-days);
        else if (DurationText.TryParse(text, out TimeSpan ago))
            moment = now - ago;
        else
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out moment);
        return true;
    }

    private static double MostDays(DateTimeOffset now) => (now - DateTimeOffset.UnixEpoch).TotalDays;
}
