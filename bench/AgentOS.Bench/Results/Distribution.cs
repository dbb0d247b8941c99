namespace AgentOS.Bench.Results;

/// <summary>The values of one quantity over the rounds, in the order they were measured.</summary>
internal sealed record Distribution(IReadOnlyList<double> Samples)
{
    public double Median => Quantile(0.5);

    public double Minimum => Samples.Min();

    public double Maximum => Samples.Max();

    public double Percentile95 => Quantile(0.95);

    /// <summary>Linear interpolation between the closest ranks (Hyndman and Fan 1996, type 7).</summary>
    private double Quantile(double fraction)
    {
        double[] sorted = [.. Samples.Order()];
        double rank = fraction * (sorted.Length - 1);
        int below = (int)rank;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((rank - below) * (sorted[above] - sorted[below]));
    }
}
