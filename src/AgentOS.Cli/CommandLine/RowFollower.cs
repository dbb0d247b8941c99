using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.CommandLine;

/// <summary>Prints rows of an agent's file as they come, until a signal ends it or nobody reads any more.</summary>
/// <param name="context">The streams, and the clock.</param>
/// <param name="parse">Whether they are JSON.</param>
/// <param name="shape">A row as JSON.</param>
/// <param name="print">A row for a person.</param>
internal sealed class RowFollower<T>(CommandContext context, ParseResult parse, JsonTypeInfo<T> shape, Action<T, TextOutput> print)
{
    // A commit may come 20 ms after what it holds; a person does not see the rest, and a look costs microseconds.
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Follows them.</summary>
    /// <param name="read">Reads what there is: at first (null) as much as is wanted, then all after an id.</param>
    /// <param name="idOf">A row's id.</param>
    /// <param name="cancellationToken">The signal.</param>
    public async Task RunAsync(Func<long?, Task<IReadOnlyList<T>>> read, Func<T, long> idOf, CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(s_interval, context.Time);
        long last = 0;
        IReadOnlyList<T> rows = await read(null);
        while (true)
        {
            foreach (T row in rows)
            {
                context.Results(parse).Write(row, shape, print);
                last = idOf(row);
            }

            context.Streams.Flush();
            if (!context.Streams.HasReader() || !await timer.WaitForNextTickAsync(cancellationToken))
                return;
            rows = await read(last);
        }
    }
}
