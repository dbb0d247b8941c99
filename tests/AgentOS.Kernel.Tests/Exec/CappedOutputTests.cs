using System.Text;
using AgentOS.Kernel.Commands;

namespace AgentOS.Kernel.Tests.Exec;

/// <summary>What is kept of long output.</summary>
public sealed class CappedOutputTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Beginning_and_end_are_kept_however_the_parts_come(int limit)
    {
        Random random = new(limit);
        for (int round = 0; round < 200; round++)
        {
            byte[] all = new byte[random.Next(300)];
            random.NextBytes(all);
            CappedOutput output = new(limit);
            for (int at = 0; at < all.Length;)
            {
                int count = random.Next(1, Math.Min(60, all.Length - at) + 1);
                output.Add(all.AsSpan(at, count));
                at += count;
            }

            byte[] expected = all.Length <= limit
                ? all
                : [.. all[..(limit - (limit / 2))], .. Encoding.ASCII.GetBytes($"\n[... {all.Length - limit} bytes left out ...]\n"), .. all[^(limit / 2)..]];
            Assert.Equal(expected, output.ToArray());
            Assert.Equal(all.Length > limit, output.IsTruncated);
        }
    }
}
