using System.Threading.Channels;

namespace AgentOS.Cli.LineEditing;

/// <summary>The keys that are typed, in their order, each with its time. They are read by a thread of their own, whether somebody waits for them or not.</summary>
internal sealed class Keyboard
{
    private const int PieceBytes = 4096;

    private readonly Channel<KeyPress> _typed = Channel.CreateUnbounded<KeyPress>();
    private readonly Queue<KeyPress> _ahead = new();
    private readonly TimeProvider _clock;
    private readonly Action _suspend;

    /// <param name="input">The terminal, which hands over each key at once.</param>
    /// <param name="suspend">What Ctrl-Z does.</param>
    /// <param name="clock">The clock.</param>
    public Keyboard(Stream input, Action suspend, TimeProvider clock)
    {
        (_suspend, _clock) = (suspend, clock);
        new Thread(() => Read(input)) { IsBackground = true, Name = "keyboard" }.Start();
    }

    /// <summary>The next key; null at the end of the input.</summary>
    public async Task<KeyPress?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_ahead.TryDequeue(out KeyPress key) || _typed.Reader.TryRead(out key))
            return key;
        return await _typed.Reader.WaitToReadAsync(cancellationToken) && _typed.Reader.TryRead(out key) ? key : null;
    }

    /// <summary>Waits for Ctrl-C; what else is typed meanwhile is kept for <see cref="ReadAsync"/>.</summary>
    public async Task WaitForInterruptAsync(CancellationToken cancellationToken)
    {
        while (await _typed.Reader.WaitToReadAsync(cancellationToken))
        {
            while (_typed.Reader.TryRead(out KeyPress key))
            {
                if (key.Key == Key.Interrupt)
                    return;
                _ahead.Enqueue(key);
            }
        }

        // The input has ended, which interrupts nothing.
        await Task.Delay(Timeout.InfiniteTimeSpan, _clock, cancellationToken);
    }

    /// <summary>Whether characters or another line came so soon after a key that nobody has typed them.</summary>
    public async Task<bool> IsFollowedAsync(KeyPress key, TimeSpan soon, CancellationToken cancellationToken)
    {
        TimeSpan left = soon - _clock.GetElapsedTime(key.Time);
        if (!TryPeek(out KeyPress next) && (left <= TimeSpan.Zero || !await ComesAsync(left, cancellationToken) || !TryPeek(out next)))
            return false;
        return next.Key is Key.Text or Key.Enter && _clock.GetElapsedTime(key.Time, next.Time) < soon;
    }

    /// <summary>Adds what nobody has typed, as if it were a key.</summary>
    public void Add(Key key, string text = "") => _typed.Writer.TryWrite(new KeyPress(key, text, _clock.GetTimestamp()));

    private bool TryPeek(out KeyPress key) => _ahead.TryPeek(out key) || _typed.Reader.TryPeek(out key);

    private async Task<bool> ComesAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(within, _clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await _typed.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Read(Stream input)
    {
        KeyDecoder decoder = new();
        byte[] piece = new byte[PieceBytes];
        try
        {
            for (int count; (count = input.Read(piece)) > 0;)
                Take(decoder.Decode(piece.AsSpan(0, count)));
        }
        catch (IOException)
        {
            // The terminal is gone.
        }

        _typed.Writer.Complete();
    }

    private void Take(IReadOnlyList<KeyPress> keys)
    {
        long now = _clock.GetTimestamp();
        foreach (KeyPress key in keys)
        {
            if (key.Key == Key.Suspend)
                _suspend();
            else
                _typed.Writer.TryWrite(key with { Time = now });
        }
    }
}
