using AgentOS.Cli.LineEditing;
using AgentOS.Cli.Output.Cells;

namespace AgentOS.Cli.Commands.Store.Chat;

/// <summary>A line at the bottom of the terminal that shows that something is waited for, and for how long.</summary>
internal sealed class Spinner(TextWriter terminal, TimeProvider clock) : IDisposable
{
    private const string Frames = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private const string Erase = "\r\e[K"; // ECMA-48, EL
    private const int LongestText = 60;
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private ITimer? _timer;
    private long _started;
    private string _text = "";
    private int _frame;

    /// <summary>Begins to turn.</summary>
    public void Start(string text)
    {
        lock (_lock)
        {
            _text = text;
            _started = clock.GetTimestamp();
            _timer ??= clock.CreateTimer(_ => Turn(), null, TimeSpan.Zero, s_step);
        }
    }

    /// <summary>Goes on with another text.</summary>
    public void Say(string text)
    {
        lock (_lock)
            _text = text;
    }

    /// <summary>Writes a line above, and goes on with another text.</summary>
    public void Note(string line, string text)
    {
        lock (_lock)
        {
            terminal.WriteLine(Erase + line);
            _text = text;
        }
    }

    /// <summary>Goes away.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            if (_timer is null)
                return;
            _timer.Dispose();
            _timer = null;
            terminal.Write(Erase);
        }
    }

    public void Dispose() => Stop();

    private void Turn()
    {
        lock (_lock)
        {
            if (_timer is not null)
                terminal.Write($"{Erase}{Frames[_frame++ % Frames.Length]} {Line()}");
        }
    }

    // One line, however narrow the window is: what wraps could not be erased. The last cell stays free, too.
    private string Line()
    {
        string time = $" {clock.GetElapsedTime(_started).TotalSeconds:0}s";
        int room = InteractiveTerminal.Size.Columns - 3;
        return CellText.Fit(CellText.Fit(_text, Math.Min(LongestText, Math.Max(room - time.Length, 1))) + time, Math.Max(room, 1));
    }
}
