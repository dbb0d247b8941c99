using AgentOS.Linux;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Cli.Output.Live;

/// <summary>A terminal's other screen (xterm's control sequences), redrawn regularly until a key ends it.</summary>
internal sealed class LiveScreen(StandardStreams streams, ILiveView view, TimeProvider time) : IDisposable
{
    private const string Enter = "\e[?1049h\e[?25l", Leave = "\e[?25h\e[?1049l", Home = "\e[H", ClearLine = "\e[K", ClearBelow = "\e[J";
    private const string Bold = "\e[7m", Plain = "\e[0m";
    private const int Escape = 27, ControlC = 3, EndOfInput = -1;
    private const int LeastRows = 5, LeastColumns = 20;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _drawing = new(1);

    /// <summary>Whether somebody sits at a terminal.</summary>
    public static bool IsPossible => Terminal.IsTerminal(0) && Terminal.IsTerminal(1);

    /// <summary>Shows it; returns when q, Escape or Ctrl-C was typed or the input has ended.</summary>
    public async Task ShowAsync()
    {
        using RawMode raw = RawMode.Enter(0);
        // Not the stream of the console class, which waits for whole lines on a terminal.
        using SafeFileHandle keyboard = new(0, ownsHandle: false);
        Write(Enter);
        try
        {
            await DrawAsync();
            using ITimer timer = time.CreateTimer(_ => _ = DrawAsync(), null, s_interval, s_interval);
            while (!IsEnd(ReadKey(keyboard)))
            {
                // Other keys mean nothing.
            }
        }
        finally
        {
            // Never given back: nothing is drawn after this.
            await _drawing.WaitAsync();
            Write(Leave);
        }
    }

    public void Dispose() => _drawing.Dispose();

    private static int ReadKey(SafeFileHandle keyboard)
    {
        Span<byte> key = stackalloc byte[1];
        Errno error;
        int count;
        while ((error = DescriptorIo.Read(keyboard, key, out count)) == Errno.EINTR)
        {
            // A signal: the window has another size.
        }

        return error == Errno.None && count == 1 ? key[0] : EndOfInput;
    }

    private static bool IsEnd(int key) => key is 'q' or 'Q' or Escape or ControlC or EndOfInput;

    private async Task DrawAsync()
    {
        await _drawing.WaitAsync();
        try
        {
            using StringWriter text = new() { NewLine = "\n" };
            string title = await view.LookAsync(new TextOutput(text, isTerminal: true));
            WindowSize size = Terminal.GetSize(1);
            string[] lines = [.. text.ToString().TrimEnd('\n').Split('\n').Select(line => Cut(line, size.Columns))];
            IEnumerable<string> shown = lines.Skip(1).Take(Math.Max((int)size.Rows, LeastRows) - 2).Prepend($"{Bold}{lines[0]}{Plain}").Prepend($"{title}; q quits");
            Write(Home + string.Join("\r\n", shown.Select(line => line + ClearLine)) + ClearBelow);
        }
        finally
        {
            _drawing.Release();
        }
    }

    // A line that went on in the next one would push the last ones out. A terminal that says no width has any.
    private static string Cut(string line, int columns) => columns == 0 || line.Length <= Math.Max(columns, LeastColumns) ? line : line[..Math.Max(columns, LeastColumns)];

    private void Write(string text)
    {
        streams.OutputText.Write(text);
        streams.Flush();
    }
}
