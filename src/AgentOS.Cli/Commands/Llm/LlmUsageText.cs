using System.Globalization;
using AgentOS.Cli.Output;
using AgentOS.Storage.LlmCalls;

namespace AgentOS.Cli.Commands.Llm;

/// <summary>Calls of language models for people.</summary>
internal static class LlmUsageText
{
    public static void Print(IReadOnlyList<LlmUsageSum> sums, TextOutput output)
    {
        Table table = new("MODEL", "CALLS", "FAILED", "INPUT", "CACHED", "OUTPUT", "COST $", "QUEUE S", "FIRST S", "TOTAL S");
        foreach (LlmUsageSum sum in sums)
        {
            table.Add(ModelOf(sum.Provider, sum.Model), Text(sum.Calls), Text(sum.Failed), Text(sum.InputTokens), Text(sum.CachedTokens), Text(sum.OutputTokens), Text(sum.Cost),
                Text(sum.MeanQueueSeconds), sum.MeanFirstTokenSeconds is { } first ? Text(first) : "", Text(sum.MeanSeconds));
        }

        table.WriteTo(output);
    }

    public static void Print(IReadOnlyList<LlmCall> calls, TextOutput output)
    {
        Table table = new("TIME", "MODEL", "STATUS", "INPUT", "OUTPUT", "COST $", "QUEUE S", "TOTAL S", "CAUSE");
        foreach (LlmCall call in calls)
        {
            DateTimeOffset time = DateTimeOffset.UnixEpoch.AddTicks(call.StartedNs / TimeSpan.NanosecondsPerTick).ToLocalTime();
            table.Add(time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), ModelOf(call.Provider, call.Model), Text(call.Status), Text(call.InputTokens),
                Text(call.OutputTokens), Text(call.Cost), Text(call.QueueWait.TotalSeconds), Text(call.Duration.TotalSeconds), call.Cause ?? "");
        }

        table.WriteTo(output);
    }

    private static string ModelOf(string provider, string model) => provider.Length == 0 ? model : $"{provider}/{model}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal money) => money.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Text(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
