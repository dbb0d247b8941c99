namespace AgentOS.Network.Inspection.Secrets;

/// <summary>Looks for texts in what passes in pieces, also across their borders.</summary>
/// <param name="patterns">Not empty, each more than one byte.</param>
internal sealed class PatternScanner(IReadOnlyList<byte[]> patterns)
{
    private readonly int _longest = patterns.Max(pattern => pattern.Length);
    private byte[] _tail = [];

    /// <summary>Looks at the next piece.</summary>
    /// <returns>Whether one of them is in it, or ended in it.</returns>
    public bool Scan(ReadOnlySpan<byte> data)
    {
        byte[] border = [.. _tail, .. data[..Math.Min(data.Length, _longest - 1)]];
        bool isFound = false;
        foreach (byte[] pattern in patterns)
            isFound |= border.AsSpan().IndexOf(pattern) >= 0 || data.IndexOf(pattern) >= 0;
        _tail = data.Length >= _longest - 1 ? data[^(_longest - 1)..].ToArray() : border[^Math.Min(border.Length, _longest - 1)..];
        return isFound;
    }
}
