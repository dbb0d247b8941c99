using AgentOS.Cli.Output;
using AgentOS.Machines.Logs;
using AgentOS.Vms.Languages;

namespace AgentOS.Cli.Commands.Vm.Looking;

/// <summary>A VM's log for a person: each command, what it printed, and its status when it failed. Nobody at a terminal is to be steered by a guest.</summary>
internal sealed class VmLogText
{
    private bool _isWithinLine;

    /// <summary>A line of the log as text, which may be several lines or a part of one.</summary>
    public string Of(LogEntry entry)
    {
        if (entry.Text is { } text)
        {
            _isWithinLine = text.Length > 0 && text[^1] != '\n';
            return ControlCharacters.EscapeLines(text) + (entry.IsCut == true ? Line("(more was printed than is kept)") : "");
        }

        if (entry.Command is { } command)
            return Line($"{entry.Time:yyyy-MM-dd HH:mm:ss}Z $ {ControlCharacters.Escape(GuestCommand.TextOf(command))}");
        return entry.ExitCode is { } status and not 0 ? Line($"(exit status {status})") : "";
    }

    private string Line(string text)
    {
        string line = _isWithinLine ? $"\n{text}\n" : $"{text}\n";
        _isWithinLine = false;
        return line;
    }
}
