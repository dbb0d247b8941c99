using System.Text;
using System.Threading.Channels;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Store.Chat;

/// <summary>What a person types: lines of the terminal's own editing. Lines that come within 50 ms of each other were pasted, and are one message.</summary>
internal sealed class ChatInput
{
    private static readonly TimeSpan s_paste = TimeSpan.FromMilliseconds(50);

    private readonly Channel<string> _lines = Channel.CreateBounded<string>(1024);
    private readonly bool _joins;
    private readonly TimeProvider _clock;

    public ChatInput(StandardStreams streams, TimeProvider clock)
    {
        (_joins, _clock) = (streams.IsInputTerminal, clock);
        new Thread(() => Read(streams.Input)) { IsBackground = true, Name = "chat input" }.Start();
    }

    /// <summary>The next message; null at the end of the input.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await _lines.Reader.WaitToReadAsync(cancellationToken) || !_lines.Reader.TryRead(out string? first))
            return null;
        StringBuilder message = new(first);
        while (_joins && await ComesSoonAsync(cancellationToken) && _lines.Reader.TryRead(out string? next))
            message.Append('\n').Append(next);
        return message.ToString();
    }

    private async Task<bool> ComesSoonAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _lines.Reader.WaitToReadAsync(cancellationToken).AsTask().WaitAsync(s_paste, _clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Read(Stream input)
    {
        using StreamReader reader = new(input, Encoding.UTF8);
        try
        {
            while (reader.ReadLine() is { } line)
                _lines.Writer.WriteAsync(line).AsTask().GetAwaiter().GetResult();
        }
        catch (IOException)
        {
            // The terminal is gone.
        }

        _lines.Writer.Complete();
    }
}
