using System.Runtime.InteropServices;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.LineEditing;

namespace AgentOS.Cli.Commands.Store.Chat;

/// <summary>Messages of a person at a terminal, edited key by key and remembered.</summary>
internal sealed class EditedInput : IChatInput
{
    private const string Prompt = "> ", Hint = "Ctrl-C again ends, and so does exit.";

    private readonly TextWriter _error;
    private readonly InteractiveTerminal _terminal;
    private readonly Keyboard _keyboard;
    private readonly PosixSignalRegistration _interrupt;
    private readonly LineHistory _history;
    private readonly HistoryFile _file;
    private readonly LineEditor _editor;

    /// <param name="context">The terminal's streams, and the clock.</param>
    /// <param name="file">What was typed before, and is from now on.</param>
    public EditedInput(CommandContext context, HistoryFile file)
    {
        (_error, _file) = (context.Streams.Error, file);
        _history = new LineHistory(file.Read());
        _terminal = InteractiveTerminal.Open(context.Streams);
        _keyboard = new Keyboard(context.Streams.Input, _terminal.Suspend, context.Time);
        _terminal.Changed = () => _keyboard.Add(Key.Redraw);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            _keyboard.Add(Key.Interrupt);
        });
        _editor = new LineEditor(Prompt, _keyboard, new LineView(_error, static () => InteractiveTerminal.Size), _history);
    }

    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        _error.WriteLine();
        for (int interrupts = 0; interrupts < 2; interrupts++)
        {
            TypedLine line = await _editor.ReadAsync(cancellationToken);
            if (line.End == TypedLineEnd.Entered)
                return Remember(line.Text);
            if (line.End == TypedLineEnd.InputEnded)
                return null;
            if (interrupts == 0)
                _error.WriteLine(Hint);
        }

        return null;
    }

    public Task WaitForInterruptAsync(CancellationToken cancellationToken) => _keyboard.WaitForInterruptAsync(cancellationToken);

    public void Announce(string line) => _keyboard.Add(Key.Notice, line);

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminal.Dispose();
    }

    // What begins with a space is nobody's business later (as HISTCONTROL=ignorespace of bash(1)).
    private string Remember(string text)
    {
        _history.Leave();
        if (!string.IsNullOrWhiteSpace(text) && text[0] != ' ' && _history.Add(text))
            _file.Append(text);
        return text;
    }
}
