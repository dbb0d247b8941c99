using System.Text;

namespace AgentOS.Store.Running;

/// <summary>The end of what an agent wrote to its standard error; all of it is read, so that a flood neither stops the agent nor fills memory.</summary>
/// <param name="source">Its standard error.</param>
/// <param name="listener">Hears every piece; null is nobody.</param>
internal sealed class ErrorTail(Stream source, Action<ReadOnlyMemory<byte>>? listener)
{
    private const int Kept = 16 * 1024;

    private readonly Lock _lock = new();
    private readonly byte[] _tail = new byte[Kept];
    private long _total;

    /// <summary>Reads to the end.</summary>
    public async Task ReadAsync()
    {
        byte[] buffer = new byte[Kept];
        try
        {
            int count;
            while ((count = await source.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            {
                Keep(buffer.AsSpan(0, count));
                listener?.Invoke(buffer.AsMemory(0, count));
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The sandbox is gone.
        }
    }

    /// <summary>Its last 16 KiB, or what there is.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            int start = (int)(_total % Kept);
            byte[] text = _total <= Kept ? _tail[..(int)_total] : [.. _tail.AsSpan(start), .. _tail.AsSpan(0, start)];
            return Encoding.UTF8.GetString(text);
        }
    }

    private void Keep(ReadOnlySpan<byte> piece)
    {
        lock (_lock)
        {
            foreach (byte value in piece)
                _tail[_total++ % Kept] = value;
        }
    }
}
