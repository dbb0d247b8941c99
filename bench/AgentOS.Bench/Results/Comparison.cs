namespace AgentOS.Bench.Results;

/// <summary>Which way a pair of times is divided.</summary>
internal enum Comparison
{
    /// <summary>Subject's time over the other's: below 1 is faster.</summary>
    Time,

    /// <summary>The other's time over the subject's: above 1 is faster.</summary>
    Speed,
}
