using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Store.Running;
using AgentOS.Cli.Output;
using AgentOS.Linux;
using AgentOS.Store.Ooze;
using AgentOS.Store.Texts;

namespace AgentOS.Cli.Commands.Store.Chat;

/// <summary>What a person sees of a conversation: answers on standard output, everything else on standard error. Nothing of an agent's reaches the terminal as it is.</summary>
internal sealed class ChatScreen : IOozeListener, IDisposable
{
    private const int StandardError = 2;

    private readonly CommandContext _context;
    private readonly Spinner? _spinner;
    private readonly bool _hasStyle;

    public ChatScreen(CommandContext context)
    {
        _context = context;
        bool isPlain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }; // no-color.org
        _hasStyle = context.Streams.IsOutputTerminal && !isPlain;
        _spinner = context.Streams.IsInputTerminal && Terminal.IsTerminal(StandardError) && !isPlain ? new Spinner(context.Streams.Error, context.Time) : null;
    }

    private TextWriter Error => _context.Streams.Error;

    public void Welcome(StoreLaunch launch)
    {
        if (!_context.Streams.IsInputTerminal)
            return;
        Error.WriteLine($"{VisibleText.Of(launch.Package.Manifest.DisplayName)} {VisibleText.Of(launch.Package.Manifest.Version)}, session {VisibleText.Of(launch.Session.Name)}");
        Error.WriteLine("Ctrl-C gives an answer up; exit ends.");
        _spinner?.Start("starting");
    }

    /// <summary>Asks for the next message.</summary>
    public void Prompt()
    {
        if (_context.Streams.IsInputTerminal)
            Error.Write("\n> ");
    }

    /// <summary>A message was sent.</summary>
    public void Wait() => _spinner?.Start("thinking");

    /// <summary>Nothing is waited for.</summary>
    public void Rest() => _spinner?.Stop();

    /// <summary>A turn is over.</summary>
    public void Show(OozeAnswer answer)
    {
        Rest();
        string content = ControlCharacters.EscapeLines(answer.Content);
        if (content.Length > 0)
            _context.Streams.OutputText.WriteLine(_hasStyle ? TerminalMarkdown.Render(content) : content);
        _context.Streams.Flush();
        if (answer.Failure is { } failure)
            Error.WriteLine($"agentstore: {ControlCharacters.Escape(failure)}");
    }

    public void Hear(AgentMessage message)
    {
        if (message is not AgentMessage.Activity activity)
            return;
        string line = $"  {VisibleText.Of(activity.Tool)}: {VisibleText.Of(activity.Description)}";
        if (_spinner is { } spinner)
            spinner.Note(TerminalStyle.Dim(line), VisibleText.Of(activity.Description));
        else
            Error.WriteLine(line);
    }

    public void HearNoise(string line)
    {
        // Only the standard error of an agent is shown, with --debug.
    }

    public void Dispose() => _spinner?.Dispose();
}
