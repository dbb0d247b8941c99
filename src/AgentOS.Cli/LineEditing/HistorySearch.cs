using AgentOS.Store.Texts;

namespace AgentOS.Cli.LineEditing;

/// <summary>Ctrl-R: finds an entry by a part of it, the newest first, Ctrl-R again the one before.</summary>
internal sealed class HistorySearch(Keyboard keyboard, LineView view, LineHistory history)
{
    private readonly LineBuffer _wanted = new();
    private int _skip;

    /// <summary>Searches until a key means something else.</summary>
    /// <returns>What was found, and that key; nothing found when it was given up.</returns>
    public async Task<(string? Found, KeyPress? Last)> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            string? found = Find();
            view.Draw($"(search) {VisibleText.Of(_wanted.Text)}: ", found ?? "", found?.Length ?? 0);
            KeyPress? pressed = await keyboard.ReadAsync(cancellationToken);
            switch (pressed?.Key)
            {
                case Key.Text or Key.Paste: Change(() => _wanted.Insert(pressed.Value.Text)); break;
                case Key.Backspace: Change(_wanted.Backspace); break;
                case Key.SearchHistory when history.Search(_wanted.Text, _skip + 1) is not null: _skip++; break;
                case Key.SearchHistory or Key.Redraw: break;
                case Key.Notice: view.ShowAbove(pressed.Value.Text); break;
                case null or Key.Abort or Key.Interrupt: return (null, null);
                default: return (found, pressed);
            }
        }
    }

    private string? Find() => _wanted.Text.Length == 0 ? null : history.Search(_wanted.Text, _skip);

    private void Change(Action change)
    {
        change();
        _skip = 0;
    }
}
