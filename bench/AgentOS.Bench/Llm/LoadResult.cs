namespace AgentOS.Bench.Llm;

/// <summary>What asking gave.</summary>
/// <param name="Answers">How many.</param>
/// <param name="Failures">How many requests had none.</param>
/// <param name="Seconds">In which time.</param>
/// <param name="Median">Of an answer's time, in seconds; of a stream's first byte.</param>
/// <param name="Percentile99">Of the same.</param>
internal sealed record LoadResult(long Answers, long Failures, double Seconds, double Median, double Percentile99)
{
    /// <summary>Seconds for each answer, all connections together.</summary>
    public double Each => Seconds / Answers;
}
