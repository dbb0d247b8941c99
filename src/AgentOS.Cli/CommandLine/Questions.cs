using System.Text;
using AgentOS.Cli.Output;
using AgentOS.Linux;

namespace AgentOS.Cli.CommandLine;

/// <summary>Asks the person at the terminal. Questions go to the error stream, so that results can be piped.</summary>
internal sealed class Questions(StandardStreams streams)
{
    private const int StandardInput = 0;

    // The longest line a terminal hands over is 4095 bytes (termios(3)); a pipe may hold a longer key.
    private const int LongestLine = 16 * 1024;

    /// <summary>Whether there is somebody to ask.</summary>
    public bool CanAsk => streams.IsInputTerminal;

    /// <summary>Asks for a line; null when the input has ended.</summary>
    public string? Ask(string question)
    {
        streams.Error.Write(question);
        return ReadLine();
    }

    /// <summary>Asks for a line that is not shown while it is typed; without a terminal it is just read.</summary>
    public string? AskHidden(string question)
    {
        if (!CanAsk)
            return ReadLine();
        using (Terminal.IsTerminal(StandardInput) ? HiddenTyping.Begin(StandardInput) : null)
        {
            // After the echo is off: whoever answers the question at once must not be shown either.
            streams.Error.Write(question);
            string? line = ReadLine();
            streams.Error.WriteLine();
            return line;
        }
    }

    /// <summary>Asks whether to go on; anything but y or yes is no.</summary>
    public bool Confirm(string question) => Ask($"{question} [y/N] ")?.Trim().ToLowerInvariant() is "y" or "yes";

    private string? ReadLine()
    {
        List<byte> line = [];
        int next;
        // One at a time: what follows the line may be another program's.
        while ((next = streams.Input.ReadByte()) is not (-1 or '\n') && line.Count < LongestLine)
            line.Add((byte)next);
        return next == -1 && line.Count == 0 ? null : Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
    }
}
