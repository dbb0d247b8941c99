using AgentOS.Storage.Files;

namespace AgentOS.Cli.Commands.Files;

/// <summary>File times as dates. A date has 100 ns steps and the years 1 to 9999; times outside are shown as its ends.</summary>
internal static class Moment
{
    private const long NanosecondsPerTick = 100;

    public static DateTimeOffset Of(FileTime time) => DateTimeOffset
        .FromUnixTimeSeconds(Math.Clamp(time.Seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 1))
        .AddTicks(time.Nanoseconds / NanosecondsPerTick);

    public static FileTime OfHost(DateTime universal) => FileTime.From(new DateTimeOffset(universal, TimeSpan.Zero));

    public static string Brief(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm");
}
