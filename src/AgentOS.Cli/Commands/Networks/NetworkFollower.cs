using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Storage;
using AgentOS.Storage.Networks;

namespace AgentOS.Cli.Commands.Networks;

/// <summary>Prints rows as they come, until a signal ends it or nobody reads any more. A connection is shown when it is open.</summary>
internal sealed class NetworkFollower(CommandContext context, ParseResult parse, AgentNetwork network)
{
    // A commit may come 20 ms after what it holds; a person does not see the rest, and a look costs microseconds.
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    public async Task RunAsync(NetworkFilter filter, CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(s_interval, context.Time);
        long last = filter.After;
        do
        {
            foreach (NetworkEntry entry in await network.ReadAsync(filter with { After = last }, cancellationToken))
            {
                context.Results(parse).Write(entry, NetworksJson.Default.NetworkEntry, NetworkText.Print);
                last = entry.Id;
            }

            context.Streams.Flush();
            filter = filter with { Limit = null };
        }
        while (context.Streams.HasReader() && await timer.WaitForNextTickAsync(cancellationToken));
    }
}
