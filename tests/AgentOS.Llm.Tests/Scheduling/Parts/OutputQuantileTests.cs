using AgentOS.Llm.Scheduling.Limits;

namespace AgentOS.Llm.Tests.Scheduling.Parts;

public sealed class OutputQuantileTests
{
    [Fact]
    public void It_says_what_it_was_told_before_it_knows() => Assert.Equal(1024, new OutputQuantile(0.9, 1024).Value);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void It_is_within_a_quarter_of_the_true_quantile(int seed)
    {
        Random random = new(seed);
        OutputQuantile quantile = new(0.9, 1);
        int[] lengths = [.. Enumerable.Range(0, 500).Select(_ => (int)Math.Exp(random.NextDouble() * 9) + 4)];
        foreach (int length in lengths)
            quantile.Add(length);
        double true90 = lengths.Order().ElementAt(449);
        Assert.InRange(quantile.Value, true90, true90 * 1.26);
    }

    [Fact]
    public void It_follows_a_change()
    {
        OutputQuantile quantile = new(0.9, 1);
        for (int call = 0; call < 1000; call++)
            quantile.Add(100);
        for (int call = 0; call < 1500; call++)
            quantile.Add(5000);
        Assert.InRange(quantile.Value, 5000, 6300);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public void Absurd_lengths_are_taken(long length)
    {
        OutputQuantile quantile = new(0.9, 1);
        quantile.Add(length);
        Assert.InRange(quantile.Value, 1, 1 << 23);
    }
}
