using System.Numerics;

namespace AgentOS.Llm.Scheduling.Limits;

/// <summary>A running quantile of answers' lengths: counts in cells a quarter of an octave wide, halved when there are many, so that it follows a change.</summary>
/// <param name="quantile">Which, 0 to 1.</param>
/// <param name="unknown">What to say before there is anything.</param>
internal sealed class OutputQuantile(double quantile, int unknown)
{
    private const int Quarters = 4, Octaves = 24, Forget = 512;

    private readonly ushort[] _cells = new ushort[Octaves * Quarters];
    private int _total;

    /// <summary>The upper end of the cell the quantile is in.</summary>
    public int Value { get; private set; } = unknown;

    public void Add(long tokens)
    {
        _cells[Cell(tokens)]++;
        if (++_total == Forget)
            Halve();
        Value = Find();
    }

    private static int Cell(long tokens)
    {
        uint length = (uint)Math.Clamp(tokens, Quarters, (1 << 23) - 1);
        int octave = BitOperations.Log2(length);
        return (octave * Quarters) + (int)((length >> (octave - 2)) & 3);
    }

    private int Find()
    {
        int needed = (int)Math.Ceiling(quantile * _total), cell = 0;
        for (int seen = _cells[0]; seen < needed; seen += _cells[cell])
            cell++;
        int octave = cell / Quarters;
        return ((Quarters + (cell % Quarters) + 1) << octave >> 2) - 1;
    }

    private void Halve()
    {
        _total = 0;
        foreach (ref ushort cell in _cells.AsSpan())
            _total += cell /= 2;
    }
}
