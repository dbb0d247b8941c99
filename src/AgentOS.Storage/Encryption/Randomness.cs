namespace AgentOS.Storage.Encryption;

/// <summary>Whether bytes look encrypted.</summary>
internal static class Randomness
{
    /// <summary>Fewer bytes tell nothing.</summary>
    internal const int LeastBytes = 512;

    /// <summary>
    /// Pearson's chi-squared test for equally frequent byte values: 255 degrees of freedom, so random bytes give 255 on average with a standard deviation of 22.6.
    /// This is more than 8 of these above; text, code and tables are thousands above. Compressed data may pass.
    /// </summary>
    private const double HighestOfRandom = 450;

    internal static bool IsIn(ReadOnlySpan<byte> bytes)
    {
        const int values = 256;
        if (bytes.Length < LeastBytes)
            return false;
        Span<int> counts = stackalloc int[values];
        counts.Clear();
        foreach (byte value in bytes)
            counts[value]++;
        double expected = bytes.Length / (double)values;
        double sum = 0;
        foreach (int count in counts)
            sum += (count - expected) * (count - expected) / expected;
        return sum < HighestOfRandom;
    }
}
