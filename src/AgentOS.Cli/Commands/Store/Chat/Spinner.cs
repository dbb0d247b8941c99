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
            Set(text);
            _started = clock.GetTimestamp();
            _timer ??= clock.CreateTimer(_ => Turn(), null, s_step, s_step);
        }
    }

    /// <summary>Writes a line above, and goes on with another text.</summary>
    public void Note(string line, string text)
    {
        lock (_lock)
        {
            terminal.WriteLine(Erase + line);
            Set(text);
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

    // One line of a narrow terminal: what wraps could not be erased.
    private void Set(string text) => _text = text.Length <= LongestText ? text : text[..LongestText] + "…";

    private void Turn()
    {
        lock (_lock)
        {
            if (_timer is not null)
                terminal.Write($"{Erase}{Frames[_frame++ % Frames.Length]} {_text} {clock.GetElapsedTime(_started).TotalSeconds:0}s");
        }
    }
}
