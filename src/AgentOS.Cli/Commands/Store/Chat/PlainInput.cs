using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Store.Chat;

/// <summary>Messages as lines: from a file, or from a terminal that cannot do more, whose lines are one message when they come within 50 ms of each other. Ctrl-C between turns ends.</summary>
internal sealed class PlainInput : IChatInput
{
    private const string Prompt = "\n> ";
    private static readonly TimeSpan s_paste = TimeSpan.FromMilliseconds(50);

    private readonly Channel<string> _lines = Channel.CreateBounded<string>(1024);
    private readonly CommandContext _context;
    private readonly PosixSignalRegistration _interrupt;
    private TaskCompletionSource? _interrupted;

    public PlainInput(CommandContext context)
    {
        _context = context;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        new Thread(() => Read(context.Streams.Input)) { IsBackground = true, Name = "chat input" }.Start();
    }

    private bool IsTyped => _context.Streams.IsInputTerminal;

    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (IsTyped)
            _context.Streams.Error.Write(Prompt);
        if (!await _lines.Reader.WaitToReadAsync(cancellationToken) || !_lines.Reader.TryRead(out string? first))
            return null;
        StringBuilder message = new(first);
        while (IsTyped && await ComesSoonAsync(cancellationToken) && _lines.Reader.TryRead(out string? next))
            message.Append('\n').Append(next);
        return message.ToString();
    }

    public async Task WaitForInterruptAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _interrupted = interrupted;
        try
        {
            await interrupted.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _interrupted = null;
        }
    }

    public void Announce(string line) => _context.Streams.Error.WriteLine(line);

    public void Dispose() => _interrupt.Dispose();

    private async Task<bool> ComesSoonAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _lines.Reader.WaitToReadAsync(cancellationToken).AsTask().WaitAsync(s_paste, _context.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Interrupt(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (_interrupted is { } waiting)
            waiting.TrySetResult();
        else
            _lines.Writer.TryComplete();
    }

    private void Read(Stream input)
    {
        using StreamReader reader = new(input, Encoding.UTF8);
        try
        {
            while (reader.ReadLine() is { } line)
                _lines.Writer.WriteAsync(line).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception end) when (end is IOException or ChannelClosedException)
        {
            // The terminal is gone, or nobody wants more.
        }

        _lines.Writer.TryComplete();
    }
}
