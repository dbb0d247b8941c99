using System.Globalization;
using AgentOS.Cli.Commands.Run;
using AgentOS.Storage.Timeline;

namespace AgentOS.Cli.Commands.Timeline;

/// <summary>How much to keep, as people write it: <c>1000000</c> rows, <c>64M</c>, <c>30d</c>, several of these, or <c>none</c>.</summary>
internal static class LimitText
{
    private const string All = "none";

    public static bool TryParse(IReadOnlyList<string> texts, out TimelineLimit limit, out string problem)
    {
        (limit, problem) = (TimelineLimit.None, "");
        if (texts is [All])
            return true;
        foreach (string text in texts)
        {
            if (Add(limit, text) is not { } more)
            {
                problem = $"LIMIT is a number of rows, a size, a time or '{All}', each once, not '{text}'";
                return false;
            }

            limit = more;
        }

        return true;
    }

    private static TimelineLimit? Add(TimelineLimit limit, string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long rows))
            return rows > 0 && limit.Rows is null ? limit with { Rows = rows } : null;
        if (TryParseAge(text, out TimeSpan age))
            return age >= TimeSpan.FromSeconds(1) && limit.Age is null ? limit with { Age = age } : null;
        return ByteSize.TryParse(text, out long bytes) && limit.Bytes is null ? limit with { Bytes = bytes } : null;
    }

    // "64m" are minutes and "64M" is a size, as with the other options.
    private static bool TryParseAge(string text, out TimeSpan age)
    {
        age = default;
        if (text.EndsWith('d') && ushort.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out ushort days))
            age = TimeSpan.FromDays(days);
        else if (char.IsAsciiLetterUpper(text[^1]) || !DurationText.TryParse(text, out age))
            return false;
        return true;
    }
}
