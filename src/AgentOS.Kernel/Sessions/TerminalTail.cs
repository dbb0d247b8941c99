namespace AgentOS.Kernel;

/// <summary>The end of what a terminal has shown: what somebody who attaches sees first.</summary>
internal sealed class TerminalTail
{
    /// <summary>How much is kept, in bytes: several screens with their colours.</summary>
    public const int Capacity = 64 * 1024;

    private readonly byte[] _bytes = new byte[Capacity];
    private int _length;
    private bool _isCut;

    /// <summary>Adds what was just shown.</summary>
    public void Append(ReadOnlySpan<byte> shown)
    {
        if (shown.Length > Capacity)
            shown = shown[^Capacity..];
        int surplus = Math.Max(0, _length + shown.Length - Capacity);
        _bytes.AsSpan(surplus, _length - surplus).CopyTo(_bytes);
        _length -= surplus;
        _isCut |= surplus > 0;
        shown.CopyTo(_bytes.AsSpan(_length));
        _length += shown.Length;
    }

    /// <summary>What is kept. When something is missing it starts at a line: half of a control sequence would be shown as letters.</summary>
    public byte[] ToArray()
    {
        ReadOnlySpan<byte> kept = _bytes.AsSpan(0, _length);
        return _isCut ? kept[(kept.IndexOf((byte)'\n') + 1)..].ToArray() : kept.ToArray();
    }
}
