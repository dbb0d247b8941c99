namespace AgentOS.Cli.LineEditing;

/// <summary>Edits one message after the other, with the keys of readline(3).</summary>
/// <param name="prompt">What stands before each.</param>
/// <param name="keyboard">Where they are typed.</param>
/// <param name="view">Where they are shown.</param>
/// <param name="history">What was typed before.</param>
internal sealed class LineEditor(string prompt, Keyboard keyboard, LineView view, LineHistory history)
{
    // Lines of a paste come at once, also from a terminal that does not mark it; nobody types that fast.
    private static readonly TimeSpan s_paste = TimeSpan.FromMilliseconds(50);

    private readonly LineBuffer _line = new();

    /// <summary>Reads a message.</summary>
    /// <param name="cancellationToken">Nobody waits for it any more.</param>
    /// <exception cref="OperationCanceledException">Cancelled; what stands on the screen stays.</exception>
    public async Task<TypedLine> ReadAsync(CancellationToken cancellationToken)
    {
        _line.Set("");
        try
        {
            TypedLine? end = null;
            while (end is null)
            {
                view.Draw(prompt, _line.Text, _line.Cursor);
                end = await TakeAsync(await keyboard.ReadAsync(cancellationToken), cancellationToken);
            }

            Leave();
            return end.Value;
        }
        catch (OperationCanceledException)
        {
            view.Leave();
            throw;
        }
    }

    private async Task<TypedLine?> TakeAsync(KeyPress? pressed, CancellationToken cancellationToken) => pressed switch
    {
        null => new TypedLine(TypedLineEnd.InputEnded),
        { Key: Key.SearchHistory } => await SearchAsync(cancellationToken),
        { Key: Key.Enter } enter => await EnterAsync(enter, cancellationToken),
        { Key: Key.EndOfInput } when _line.Text.Length == 0 => new TypedLine(TypedLineEnd.InputEnded),
        { Key: Key.Interrupt } when _line.Text.Length == 0 => new TypedLine(TypedLineEnd.Interrupted),
        { } key => Edit(key),
    };

    private async Task<TypedLine?> EnterAsync(KeyPress enter, CancellationToken cancellationToken)
    {
        if (!await keyboard.IsFollowedAsync(enter, s_paste, cancellationToken))
            return new TypedLine(TypedLineEnd.Entered, _line.Text);
        _line.Insert("\n");
        return null;
    }

    private async Task<TypedLine?> SearchAsync(CancellationToken cancellationToken)
    {
        HistorySearch search = new(keyboard, view, history);
        (string? found, KeyPress? last) = await search.RunAsync(cancellationToken);
        if (found is not null)
            _line.Set(found);
        return last switch
        {
            { Key: Key.Enter } enter => await EnterAsync(enter, cancellationToken),
            { } key => Edit(key),
            null => null,
        };
    }

    private TypedLine? Edit(KeyPress pressed)
    {
        switch (pressed.Key)
        {
            case Key.Text or Key.Paste: _line.Insert(pressed.Text); break;
            case Key.NewLine: _line.Insert("\n"); break;
            case Key.Backspace: _line.Backspace(); break;
            case Key.Delete or Key.EndOfInput: _line.Delete(); break;
            case Key.Left: _line.Left(); break;
            case Key.Right: _line.Right(); break;
            case Key.WordLeft: _line.WordLeft(); break;
            case Key.WordRight: _line.WordRight(); break;
            case Key.LineStart: _line.ToLineStart(); break;
            case Key.LineEnd: _line.ToLineEnd(); break;
            case Key.Up when !_line.Up(): Recall(history.Previous(_line.Text)); break;
            case Key.Down when !_line.Down(): Recall(history.Next()); break;
            case Key.KillToEnd: _line.KillToEnd(); break;
            case Key.KillToStart: _line.KillToStart(); break;
            case Key.KillWord: _line.KillWord(); break;
            case Key.Yank: _line.Yank(); break;
            case Key.ClearScreen: view.Clear(); break;
            case Key.Interrupt: GiveUp(); break;
            case Key.Notice: view.ShowAbove(pressed.Text); break;
        }

        return null;
    }

    private void Recall(string? entry)
    {
        if (entry is not null)
            _line.Set(entry);
    }

    private void Leave(string note = "")
    {
        view.Draw(prompt, _line.Text, _line.Text.Length);
        view.Leave(note);
    }

    private void GiveUp()
    {
        Leave("^C");
        _line.Set("");
        history.Leave();
    }
}
