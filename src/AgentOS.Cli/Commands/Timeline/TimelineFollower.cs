using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Storage;
using AgentOS.Storage.Timeline;

namespace AgentOS.Cli.Commands.Timeline;

/// <summary>Prints rows as they come, until a signal ends it or nobody reads any more.</summary>
internal sealed class TimelineFollower(CommandContext context, ParseResult parse, AgentTimeline timeline)
{
    // A commit may come 20 ms after what it holds; a person does not see the rest, and a look costs microseconds.
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    public async Task RunAsync(TimelineFilter filter, CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(s_interval, context.Time);
        long last = filter.After;
        do
        {
            foreach (TimelineEntry entry in await timeline.ReadAsync(filter with { After = last }, cancellationToken))
            {
                context.Results(parse).Write(entry, TimelineJson.Default.TimelineEntry, TimelineText.Print);
                last = entry.Id;
            }

            context.Streams.Flush();
            filter = filter with { Limit = null };
        }
        while (context.Streams.HasReader() && await timer.WaitForNextTickAsync(cancellationToken));
    }
}
